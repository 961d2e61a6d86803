package import LotseCore

/// The fields of a record for a journal entry's `before` or `after`: a JSON object with its keys in order.
package struct JournalFields: ExpressibleByDictionaryLiteral, Sendable, Equatable {
    private var values: [String: SQLValue] = [:]

    package init(dictionaryLiteral elements: (String, (any SQLConvertible)?)...) {
        for (name, value) in elements { values[name] = value?.sqlValue ?? .null }
    }

    /// The object's text; bytes are left out, they say nothing to a reader.
    package var json: String {
        let members = values.sorted { $0.key < $1.key }.compactMap { name, value in
            Self.json(value).map { "\(Self.quoted(name)):\($0)" }
        }
        return "{\(members.joined(separator: ","))}"
    }

    /// Only what differs from other fields of the same record.
    package func changes(from other: JournalFields) -> JournalFields {
        var result = self
        result.values = values.filter { other.values[$0.key] != $0.value }
        return result
    }

    /// These fields and others of the same record; where both have one, the other's.
    package func merging(_ other: JournalFields) -> JournalFields {
        var result = self
        result.values.merge(other.values) { $1 }
        return result
    }

    package var isEmpty: Bool { values.isEmpty }

    private static func json(_ value: SQLValue) -> String? {
        switch value {
        case .null: "null"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): quoted(text)
        case .blob: nil
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                result += "\\u00" + [UInt8(scalar.value)].hexadecimal
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JournalEntry {
    /// An entry of fields that changed, each as it was and as it is.
    package init(
        _ action: String,
        _ subject: String,
        _ subjectID: String,
        alliance: Identifier<Alliance>?,
        from before: JournalFields,
        to after: JournalFields,
        reason: String? = nil
    ) {
        self.init(
            action,
            subject,
            subjectID,
            alliance: alliance,
            before: before.changes(from: after).json,
            after: after.changes(from: before).json,
            reason: reason
        )
    }
}
