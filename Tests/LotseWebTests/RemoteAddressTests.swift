import LotseWeb
import Testing

@Suite struct RemoteAddressTests {
    @Test(arguments: [
        ("192.0.2.77", "192.0.2.0/24", "192.0.2.77"), ("::ffff:192.0.2.77", "192.0.2.0/24", "192.0.2.77"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48", "2001:db8:1:2::/64"),
        ("2001:DB8::1", "2001:db8:0::/48", "2001:db8:0:0::/64"), ("::1", "0:0:0::/48", "0:0:0:0::/64"),
        ("fe80::1%eth0", "fe80:0:0::/48", "fe80:0:0:0::/64"),
        ("2001:db8:1:2::", "2001:db8:1::/48", "2001:db8:1:2::/64"),
    ])
    func `an address is cut to its network and to its sender`(text: String, network: String, sender: String) {
        #expect(RemoteAddress(text).network == network)
        #expect(RemoteAddress(text).sender == sender)
    }

    @Test(arguments: [
        "", "localhost", "1.2.3", "1.2.3.4.5", "256.1.1.1", ":::", "1::2::3", "12345::", "::g", "-1.2.3.4",
    ])
    func `what is no address counts as one unknown sender`(text: String) {
        #expect(RemoteAddress(text).network == "unknown")
        #expect(RemoteAddress(text).sender == "unknown")
    }
}
