import Foundation
package import LotseCore
package import LotseFormats

/// What was said of a listing, by form, table or feed: one shape for each kind.
package enum ListingContent: Hashable, Sendable {
    case vacancy(VacancyRecord)
    case home(HomeRecord)
    case plot(PlotRecord)
    case carePlace(CarePlaceRecord)
    case school(SchoolRecord)
    case course(CourseRecord)

    /// Who delivers what people enter by form.
    package static let byForm = FeedSender(connection: "")

    /// Nil for what is no offer, such as a place on a map.
    package init?(_ record: FeedRecord) {
        switch record {
        case .vacancy(let record): self = .vacancy(record)
        case .home(let record): self = .home(record)
        case .plot(let record): self = .plot(record)
        case .carePlace(let record): self = .carePlace(record)
        case .school(let record): self = .school(record)
        case .course(let record): self = .course(record)
        case .place: return nil
        }
    }

    package var record: FeedRecord {
        switch self {
        case .vacancy(let record): .vacancy(record)
        case .home(let record): .home(record)
        case .plot(let record): .plot(record)
        case .carePlace(let record): .carePlace(record)
        case .school(let record): .school(record)
        case .course(let record): .course(record)
        }
    }

    package var key: FeedKey { record.key }

    package var kind: ListingKind {
        switch self {
        case .vacancy: .vacancy
        case .home: .home
        case .plot: .plot
        case .carePlace: .carePlace
        case .school: .school
        case .course: .course
        }
    }
}

/// Content as it lies in the database: JSON whose keys are in order, so that the same content is the same text.
extension ListingContent {
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data =
            switch self {
            case .vacancy(let record): try encoder.encode(record)
            case .home(let record): try encoder.encode(record)
            case .plot(let record): try encoder.encode(record)
            case .carePlace(let record): try encoder.encode(record)
            case .school(let record): try encoder.encode(record)
            case .course(let record): try encoder.encode(record)
            }
        return String(decoding: data, as: UTF8.self)
    }

    init(_ kind: ListingKind, json text: String) throws {
        let (decoder, data) = (JSONDecoder(), Data(text.utf8))
        switch kind {
        case .vacancy: self = .vacancy(try decoder.decode(VacancyRecord.self, from: data))
        case .home: self = .home(try decoder.decode(HomeRecord.self, from: data))
        case .plot: self = .plot(try decoder.decode(PlotRecord.self, from: data))
        case .carePlace: self = .carePlace(try decoder.decode(CarePlaceRecord.self, from: data))
        case .school: self = .school(try decoder.decode(SchoolRecord.self, from: data))
        case .course: self = .course(try decoder.decode(CourseRecord.self, from: data))
        }
    }
}
