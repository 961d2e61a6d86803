/// What stays of a name when it travels between scripts: its consonants, in classes ("Lautgerüst").
///
/// Олександр, Александр, Oleksandr and Alexander are all `alksntr`; محمد, Mohammed and Мухаммед are `mgmt`.
/// Vowels fall away, because Arabic does not write them and each country spells them its own way; one stays as `a`
/// at the start. Letters that two alphabets render differently share a class (g, h and kh; d and t; all hissing
/// sounds). Where a spelling can be read in two ways, a name has several skeletons, and two names meet when they
/// share one.
package enum SoundSkeleton {
    /// Shorter skeletons say too little to compare by.
    package static let usefulLength = 2
    private static let limit = 8

    /// The skeletons of one word in Latin, Cyrillic or Arabic letters; none for other scripts.
    package static func skeletons(of word: String) -> Set<String> {
        let scalars = Array(word.lowercased().unicodeScalars)
        let sounds: [[Sound]]
        if scalars.contains(where: { Transliteration.arabic[$0] != nil }) {
            sounds = ArabicSounds.readings(of: scalars)
        } else {
            sounds = [LatinSounds.sounds(of: latin(scalars))]
        }
        return Set(sounds.flatMap(combined).filter { !$0.isEmpty })
    }

    /// One written unit: what it may stand for; `""` where it may be silent.
    struct Sound {
        let classes: [String]
        /// Written right after the unit before it, so that a doubled letter is one sound.
        let mayMelt: Bool

        init(_ classes: String..., mayMelt: Bool = true) {
            self.classes = classes
            self.mayMelt = mayMelt
        }

        static let vowel = Sound("")
        var isVowel: Bool { classes == [""] }
    }

    private static func combined(_ sounds: [Sound]) -> [String] {
        var readings: [(text: String, melts: Bool)] = [("", false)]
        for sound in sounds {
            readings = readings.flatMap { reading in
                sound.classes.map { extended(reading, by: $0, mayMelt: sound.mayMelt) }
            }
            if readings.count > limit { readings.removeLast(readings.count - limit) }
        }
        return readings.map(\.text)
    }

    private static func extended(
        _ reading: (text: String, melts: Bool),
        by classes: String,
        mayMelt: Bool
    ) -> (text: String, melts: Bool) {
        guard let first = classes.first else { return (reading.text, false) }
        let melts = reading.melts && mayMelt && reading.text.last == first
        return (reading.text + (melts ? String(classes.dropFirst()) : classes), true)
    }

    /// Plain Latin letters, but for the few accents that change the class of their letter.
    private static func latin(_ scalars: [Unicode.Scalar]) -> [UInt8] {
        var text = ""
        for scalar in scalars {
            switch scalar {
            case "č", "ć", "ç", "ţ", "ț": text += "ts"
            case "ä", "ö", "ü": text += "a"
            default: text += Transliteration.latin(String(scalar))
            }
        }
        return Array(text.utf8)
    }
}
