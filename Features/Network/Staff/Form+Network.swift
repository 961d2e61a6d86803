import LotseCore
import LotseWeb

/// Answers as the network's values; a form that was checked has them.
extension Form {
    func requiredDay(_ name: String) throws -> Day {
        guard let day = day(name) else { throw PageError.malformed }
        return day
    }

    func version() throws -> Int {
        guard let version = number("version") else { throw PageError.malformed }
        return version
    }

    func value<Value: RawRepresentable<String>>(_ name: String, as _: Value.Type = Value.self) throws -> Value {
        guard let value = choice(name, as: Value.self) else { throw PageError.malformed }
        return value
    }

    func record<Subject>(_ name: String, of _: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        guard let id = identifier(name, of: Subject.self) else { throw PageError.malformed }
        return id
    }

    /// The days of the fields `from` and `until`, open where the latter is empty.
    func period() throws -> Period {
        guard let period = Period(from: try requiredDay("from"), through: day("until")) else {
            throw NetworkError.endBeforeStart
        }
        return period
    }

    func municipalities(_ name: String) -> [MunicipalityKey] { chosen(name).compactMap { MunicipalityKey($0) } }

    /// The contact of the fields `contact-…`; nil where all of them are empty.
    func contact() -> ContactPoint? {
        let parts = ["name", "phone", "mail", "address"].map { text("contact-\($0)") }
        guard parts.contains(where: { !$0.isEmpty }) else { return nil }
        return ContactPoint(name: parts[0], phone: parts[1], mail: parts[2], address: parts[3])
    }

    func requiredContact() throws -> ContactPoint {
        guard let contact = contact() else { throw PageError.malformed }
        return contact
    }
}

/// The questions about a desk and how it is reached.
enum ContactFields {
    static func list(isRequired: Bool) -> [Field] {
        [
            Field("contact-name", .text(), isRequired: isRequired),
            Field("contact-phone", .phone, isRequired: isRequired),
            Field("contact-mail", .mail, isRequired: isRequired),
            Field("contact-address", .text(), isRequired: isRequired),
        ]
    }

    static func values(_ contact: ContactPoint?) -> [String: String] {
        [
            "contact-name": contact?.name ?? "", "contact-phone": contact?.phone ?? "",
            "contact-mail": contact?.mail ?? "", "contact-address": contact?.address ?? "",
        ]
    }
}
