import LotseCore
import LotseWeb

/// Possible answers of this room's forms, in the reader's language.
struct Choices {
    let words: Words

    /// Any of an enumeration, in its own order.
    func options<Value: RawRepresentable & CaseIterable>(_ name: (Value) -> String) -> [Field.Option]
    where Value.RawValue == String {
        Value.allCases.map { Field.Option($0.rawValue, name($0)) }
    }

    var dwellings: [Field.Option] {
        options { (value: HomeSearch.Dwelling) in words("matches.dwelling.\(value.rawValue)") }
    }

    /// The levels of a language, with an empty answer for none.
    var levels: [Field.Option] {
        [Field.Option("", words("matches.german.none"))]
            + CEFRLevel.allCases.map { Field.Option($0.rawValue, $0.rawValue.uppercased()) }
    }

    var requirementLevels: [Field.Option] {
        (1...4).map { Field.Option("\($0)", words("matches.level.\($0)")) }
    }

    /// One to eight rooms by halves, with "no matter" first.
    var rooms: [Field.Option] {
        [Field.Option("0", words("matches.rooms.any"))]
            + (2...16).map { Field.Option("\($0)", words.number(halves: $0)) }
    }

    func municipalities(_ list: [Municipality]) -> [Field.Option] {
        [Field.Option("", words("form.choose"))]
            + list.map {
                Field.Option($0.key.text, [$0.name, $0.sorbianName].compactMap(\.self).joined(separator: " / "))
            }
    }
}

extension Words {
    /// Half rooms as people say them: `2,5`.
    func number(halves: Int) -> String {
        halves.isMultiple(of: 2) ? number(halves / 2) : "\(number(halves / 2))\(self("format.decimal"))5"
    }
}
