/// Latin spelling, German, English, French, Polish and passport transliteration alike, as classes of sound.
enum LatinSounds {
    private typealias Sound = SoundSkeleton.Sound

    static func sounds(of letters: [UInt8]) -> [SoundSkeleton.Sound] {
        var sounds: [Sound] = []
        var place = 0
        while place < letters.count {
            let (sound, length) = cluster(in: letters, at: place) ?? (single(in: letters, at: place), 1)
            sounds.append(contentsOf: sound.classes.isEmpty ? [] : [sound])
            place += length
        }
        return sounds
    }

    /// Several letters that are one sound; the longest that fits.
    private static func cluster(in letters: [UInt8], at place: Int) -> (Sound, Int)? {
        for (pattern, sound) in clusters where letters[place...].starts(with: pattern.utf8) {
            if pattern == "ch", place == 0, isOne(of: "rl", letters, place + 2) { return (Sound("k"), 2) }
            if pattern == "ou", place > 0 || !isVowel(letters, place + 2) { continue }
            if pattern == "rh", place > 0 { continue }
            return (sound, pattern.utf8.count)
        }
        return nil
    }

    private static let clusters: [(String, Sound)] = [
        ("schtsch", Sound("s")), ("shch", Sound("s")), ("tsch", Sound("s")), ("dsch", Sound("s")),
        ("sch", Sound("s")), ("tch", Sound("s")), ("dzh", Sound("s")), ("sh", Sound("s")), ("zh", Sound("s")),
        ("cz", Sound("s")), ("sz", Sound("s")), ("tz", Sound("s")), ("ts", Sound("s")), ("dz", Sound("s")),
        ("dj", Sound("s")), ("rz", Sound("r", "s")), ("ch", Sound("g", "s")), ("ck", Sound("k")),
        ("ph", Sound("f")), ("th", Sound("t")), ("dh", Sound("t", "s")), ("kh", Sound("g", "k")),
        ("gh", Sound("g")), ("rh", Sound("r")), ("dt", Sound("t")), ("qu", Sound("kf")), ("ou", Sound("f")),
    ]

    private static func single(in letters: [UInt8], at place: Int) -> Sound {
        let isFirst = place == 0
        switch Character(UnicodeScalar(letters[place])) {
        case "a", "e", "i", "o", "u": return isFirst ? Sound("a") : .vowel
        case "y": return isFirst ? Sound("a") : .vowel
        case "j": return isFirst ? Sound("a", "s") : Sound("", "s")
        case "h": return breath(in: letters, at: place)
        case "b": return Sound("b")
        case "p": return Sound("p")
        case "v", "w", "f": return Sound("f")
        case "d", "t": return Sound("t")
        case "k", "q": return Sound("k")
        case "c": return isOne(of: "eiy", letters, place + 1) ? Sound("s") : Sound("k")
        case "g": return Sound("g")
        case "s", "z": return Sound("s")
        case "x": return Sound("ks")
        case "l": return Sound("l")
        case "r": return Sound("r")
        case "m": return Sound("m")
        case "n": return Sound("n")
        default: return .vowel
        }
    }

    /// An h is heard (`Hassan`), stretches a vowel (`Lehmann`), is a г (`Olha`), or stands silent at the end.
    private static func breath(in letters: [UInt8], at place: Int) -> Sound {
        if place == letters.count - 1 { return .vowel }
        if place == 0 { return isVowel(letters, 1) ? Sound("g", "a") : Sound("g") }
        return isVowel(letters, place - 1) && !isVowel(letters, place + 1) ? Sound("g", "") : Sound("g")
    }

    private static func isVowel(_ letters: [UInt8], _ place: Int) -> Bool { isOne(of: "aeiouy", letters, place) }

    private static func isOne(of wanted: StaticString, _ letters: [UInt8], _ place: Int) -> Bool {
        letters.indices.contains(place) && wanted.description.utf8.contains(letters[place])
    }
}
