import LotseMatching

/// A number made of answers, to see whether they are the same as before (FNV-1a over their numbers).
struct Fingerprint {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    var text: String { String(state, radix: 16) }

    mutating func add(_ number: Int) { state = (state ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3 }

    mutating func add(_ bundle: ArrivalBundle) {
        add(bundle.score)
        add(bundle.home ?? -1)
        for adult in bundle.adults {
            add(adult.vacancy?.index ?? -1)
            add(adult.course?.index ?? -1)
        }
        for child in bundle.children { add(child?.index ?? -1) }
    }
}
