import LotseCore
import LotseMatching

/// People who seek work and vacancies, as a file: JSON with `people` and `vacancies`, or a folder with a table of each.
///
/// Occupations are codes of the KldB 2010 with five digits, skills are words, places are `[latitude, longitude]`, hours are
/// `[least, most]` a week, money is gross cents a month for full-time work, ways are minutes one way. Other keys are left
/// alone.
struct MatchFile: Decodable {
    let people: [Seeking]
    let vacancies: [Offered]

    struct Seeking: Decodable {
        let name: String
        let trades: [Trade]
        let level: Int
        let skills: [String]?
        let learning: [String]?
        let german: String?
        let hours: [Int]
        let shifts: [String]?
        let pay: Int64?
        /// Absent for who would move anywhere.
        let at: Degrees?
        let minutes: [String: Int]?
        let from: Day
        let by: Day?
        let permit: String?
        let contracts: [String]?
        let family: [String]?
        let help: [String]?
    }

    struct Trade: Decodable {
        let occupation: String
        let recognition: String?
    }

    struct Offered: Decodable {
        let name: String
        let occupation: String
        let regulated: Bool?
        let required: [String]?
        let wished: [String]?
        let german: String?
        let hours: [Int]
        let shifts: [String]?
        let pay: Int64?
        let at: Degrees
        let starts: Day
        let fillBy: Day?
        let contract: String?
        let family: [String]?
        let help: [String]?
        let helpsWithPermit: Bool?
    }

    static let byteLimit = 1024 * 1024 * 1024

    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    init(reading path: String) throws {
        self = try JSONFile.read(path, as: Self.self, orTables: Self.sheets, limit: Self.byteLimit)
    }
}
