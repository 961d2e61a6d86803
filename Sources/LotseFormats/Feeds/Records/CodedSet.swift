/// A set of few words that is written in their order, so that the same set is the same text each time.
@propertyWrapper
package struct CodedSet<Element: RawRepresentable<String> & Hashable & Sendable>: Hashable, Sendable {
    package var wrappedValue: Set<Element>

    package init(wrappedValue: Set<Element>) {
        self.wrappedValue = wrappedValue
    }
}

extension CodedSet: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = Set(
            try container.decode([String].self).map { word in
                guard let element = Element(rawValue: word) else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "no word of the set")
                }
                return element
            }
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue.map(\.rawValue).sorted())
    }
}
