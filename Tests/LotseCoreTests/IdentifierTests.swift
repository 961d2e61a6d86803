import LotseCore
import Testing

@Suite struct IdentifierTests {
    @Test func `version 7 text is canonical, carries version and variant, and sorts by time`() {
        var generator = SplitMix64(seed: 3)
        var previous = ""
        for step in 0..<2000 {
            let text = UUIDText.version7(
                milliseconds: 1_700_000_000_000 + Int64(step),
                high: UInt16(truncatingIfNeeded: generator.next()),
                low: generator.next()
            )
            #expect(UUIDText.isCanonical(text.utf8))
            #expect(Array(text)[14] == "7")
            #expect("89ab".contains(Array(text)[19]))
            #expect(previous < text)
            previous = text
        }
    }

    @Test(arguments: [
        "", "0190", "0190A5C0-0000-7000-8000-000000000000", "0190a5c0-0000-7000-8000-00000000000g",
        "0190a5c000007000800000000000000000000", "0190a5c0-0000-7000-8000-0000000000000",
    ])
    func `anything but canonical text is no identifier`(text: String) {
        #expect(Identifier<CaseFile>(text) == nil)
    }
}
