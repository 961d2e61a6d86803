package import LotseCore
import LotseData

/// One file taken into another, undone or not ("Zusammenführung").
package struct CaseMerge: Sendable, Equatable {
    package let id: Identifier<CaseMerge>
    package let kept: Identifier<CaseFile>
    package let absorbed: Identifier<CaseFile>
    package let absorbedNumber: CaseFile.Number
    package let remark: String
    package let mergedBy: Identifier<Account>
    package let createdAt: Timestamp
    package let isUndone: Bool
}

/// Why two files cannot be merged or taken apart.
///
/// Sentences stand under `cases.merge-error.<raw value>`.
package enum MergeError: String, Error, Equatable, Sendable, CaseIterable {
    case sameFile = "same-file"
    case otherOrganisation = "other-organisation"
    /// One of them is part of another file, or closed.
    case notRunning = "not-running"
    /// It was undone already, or the file that took the other in is part of a third one now.
    case notLatest = "not-latest"
    /// Two members of one household were named as the same person of the other.
    case twicePaired = "twice-paired"
}

/// A value of a file that a merge may fill in where the kept file says nothing.
enum MergeField: String, CaseIterable {
    case country
    case place = "origin_place"
    case target = "target_municipality"
    case wishedArrival = "wished_arrival_on"

    func value(in draft: CaseFile.Draft) -> String? {
        switch self {
        case .country: draft.origin.country?.code
        case .place: draft.origin.place.isEmpty ? nil : draft.origin.place
        case .target: draft.target?.text
        case .wishedArrival: draft.wishedArrival?.description
        }
    }

    func set(_ value: String?, in draft: inout CaseFile.Draft) {
        switch self {
        case .country:
            draft.origin = CaseFile.Origin(country: value.flatMap { Country($0) }, place: draft.origin.place)
        case .place: draft.origin = CaseFile.Origin(country: draft.origin.country, place: value ?? "")
        case .target: draft.target = value.flatMap { MunicipalityKey($0) }
        case .wishedArrival: draft.wishedArrival = value.flatMap { Day($0) }
        }
    }
}

/// A value of a person that a merge may fill in where the kept entry says nothing.
enum MergePersonField: String, CaseIterable {
    case bornOn = "born_on"
    case sex
    case occupation
    case mail
    case phone

    func value(in draft: Person.Draft) -> String? {
        switch self {
        case .bornOn: draft.bornOn?.description
        case .sex: draft.sex == .unknown ? nil : draft.sex.rawValue
        case .occupation: draft.occupation.isEmpty ? nil : draft.occupation
        case .mail: draft.mail.isEmpty ? nil : draft.mail
        case .phone: draft.phone.isEmpty ? nil : draft.phone
        }
    }

    func set(_ value: String?, in draft: inout Person.Draft) {
        switch self {
        case .bornOn: draft.bornOn = value.flatMap { Day($0) }
        case .sex: draft.sex = value.flatMap(Person.Sex.init(rawValue:)) ?? .unknown
        case .occupation: draft.occupation = value ?? ""
        case .mail: draft.mail = value ?? ""
        case .phone: draft.phone = value ?? ""
        }
    }
}
