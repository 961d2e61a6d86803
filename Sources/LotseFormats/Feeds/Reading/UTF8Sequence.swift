/// Checks bytes beyond ASCII as UTF-8 one by one: no overlong spellings, no surrogates, nothing beyond U+10FFFF.
struct UTF8Sequence {
    private var missing = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    var isComplete: Bool { missing == 0 }

    /// Says whether a byte from 80 on may stand here.
    mutating func take(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard allowed ~= byte else { return false }
            missing -= 1
            allowed = 0x80...0xBF
            return true
        }
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return false
        }
        switch byte {
        case 0xE0: allowed = 0xA0...0xBF
        case 0xED: allowed = 0x80...0x9F
        case 0xF0: allowed = 0x90...0xBF
        case 0xF4: allowed = 0x80...0x8F
        default: allowed = 0x80...0xBF
        }
        return true
    }
}
