import LotseCore
import LotseMatching
import LotseWeb

/// What a household looks for, in a sentence.
struct SearchWords {
    let words: Words
    let ports: MatchesPorts

    init(_ words: Words, _ ports: MatchesPorts) {
        (self.words, self.ports) = (words, ports)
    }

    func sentence(_ profile: SearchProfile) -> String {
        let names = profile.occupations.map(occupation)
        let hours = words(
            "matches.sentence.hours",
            ["from": profile.hours.lowerBound, "to": profile.hours.upperBound]
        )
        let ways = TravelMode.allCases.compactMap { mode in
            profile.limits[mode].map { minutes in
                words("matches.sentence.way", ["minutes": minutes, "mode": words("matches.mode.\(mode.name)")])
            }
        }
        let begin = words("matches.sentence.from", ["day": words.day(profile.earliestOn)])
        return (names + [hours, begin] + ways).joined(separator: " · ")
    }

    func sentence(_ home: HomeSearch) -> String {
        var parts = [words("matches.dwelling.\(home.dwelling.rawValue)")]
        if home.halfRooms > 0 {
            parts.append(words("matches.sentence.rooms", ["rooms": words.number(halves: home.halfRooms)]))
        }
        if let budget = home.budget {
            parts.append(words("matches.sentence.budget", ["money": words.money(budget)]))
        }
        parts.append(words("matches.sentence.by", ["day": words.day(home.arriveBy)]))
        return parts.joined(separator: " · ")
    }

    func sentence(_ needs: ChildNeeds) -> String {
        [
            language(needs.language),
            needs.needsInclusion ? words("matches.child.inclusion.label") : nil,
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// The language that somebody at a child's Kita or school has to speak.
    func language(_ language: Language?) -> String {
        guard let language else { return words("matches.child.any-language") }
        return words("matches.child.speaks", ["language": words.languageName(language)])
    }

    /// What an occupation is called, or its code.
    func occupation(_ code: Int) -> String {
        ports.occupations.name(of: code, in: words.language) ?? ProfileForm.code(code)
    }
}
