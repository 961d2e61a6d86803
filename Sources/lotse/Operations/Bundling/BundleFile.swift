import LotseCore
import LotseMatching

/// A household and all that a region has to offer, as a file: JSON with `homes`, `vacancies`, `facilities`, `courses` and
/// the `household`, or a folder with a table of each.
///
/// Places are `[latitude, longitude]` in degrees, days are `2026-04-01`, hours `"07:00-15:30"`, money cents a month, ways
/// minutes one way. Kinds and languages are words; the same word means the same. Other keys are left alone.
struct BundleFile: Decodable {
    let homes: [Home]?
    let vacancies: [Vacancy]?
    let facilities: [Facility]?
    let courses: [Course]?
    let household: Household

    struct Home: Decodable {
        let name: String
        let at: Degrees
        /// A building plot in place of a home.
        let isPlot: Bool?
        let rooms: Int
        let rent: Int64
        let heating: Int64?
        let free: Day
        /// What it is worth to be had, for itself.
        let points: Int?
    }

    struct Vacancy: Decodable {
        let name: String
        let at: Degrees
        let hours: Hours
        let pay: Int64?
        let starts: Day
        let openings: Int?
    }

    /// Free places of one group or class.
    struct Facility: Decodable {
        let name: String
        let at: Degrees
        let kind: String
        /// Groups of one house have the same; its name where it is absent.
        let house: String?
        /// The first and the last day of birth that it takes.
        let born: [Day]?
        /// The first and the last year of entering school that it takes, in place of days of birth.
        let schoolSince: [Int]?
        let hours: Hours
        let free: Day
        let places: Int
        let languages: [String]?
        let inclusion: Bool?
        let fee: Int64?
    }

    struct Course: Decodable {
        let name: String
        let at: Degrees
        let kind: String
        let hours: Hours
        let starts: Day
        let seats: Int
    }

    struct Household: Decodable {
        /// Where it lives already.
        let at: Degrees?
        /// At least so many rooms, where a home is sought; absent with `at` where nothing is known yet.
        let rooms: Int?
        let takesPlots: Bool?
        let adults: [Adult]
        let children: [Child]?
        let from: Day
        let by: Day
        let budget: Int64?
        let siblingsTogether: Bool?
    }

    struct Adult: Decodable {
        let name: String
        /// By `walk`, `bicycle`, `car` and `transit`.
        let minutes: [String: Int]
        let vacancies: [Candidate]?
        let course: String?
    }

    /// A vacancy that suits, by its number in the file, and how well.
    struct Candidate: Decodable {
        let vacancy: Int
        let points: Int?
    }

    struct Child: Decodable {
        let name: String
        let kinds: [String]?
        let born: Day?
        let schoolSince: Int?
        let minutes: [String: Int]
        let needsCare: Bool?
        /// Minutes a day that the family bridges by itself.
        let gap: Int?
        let language: String?
        let inclusion: Bool?
    }

    static let byteLimit = 512 * 1024 * 1024

    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    init(reading path: String) throws {
        self = try JSONFile.read(path, as: Self.self, orTables: Self.sheets, limit: Self.byteLimit)
    }
}

extension BundleFile {
    /// `"07:00-15:30"`; an end before the beginning is on the next day.
    struct Hours: Decodable {
        let minutes: DayHours

        init(from decoder: any Decoder) throws {
            let text = try String(from: decoder)
            guard let match = text.wholeMatch(of: #/(\d\d):(\d\d)-(\d\d):(\d\d)/#),
                let numbers = Optional([match.1, match.2, match.3, match.4].compactMap { Int($0) }), numbers.count == 4,
                numbers[0] <= 24, numbers[2] <= 24, numbers[1] < 60, numbers[3] < 60
            else {
                throw DecodingError.typeMismatch(
                    Self.self,
                    .init(codingPath: decoder.codingPath, debugDescription: "07:00-15:30")
                )
            }
            let (from, to) = (numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3])
            minutes = DayHours(from: from, to: to > from ? to : to + 1_440)
        }
    }
}
