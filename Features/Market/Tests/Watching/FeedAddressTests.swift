import Testing

@testable import Market

@Suite struct FeedAddressTests {
    @Test(arguments: [
        "https://example.org/homes.xml", "https://example.org:8443/a?token=1", "HTTPS://Example.org/",
        " https://1.1.1.1/ ", "https://[2606:4700::1111]/x",
    ])
    func `an encrypted address of the web does`(text: String) throws {
        let address = try FeedAddress(text)
        #expect(!address.host.isEmpty && !address.host.contains("["))
    }

    @Test(arguments: [
        ("http://example.org/homes.xml", FeedAddress.Fault.notSecure), ("ftp://example.org/", .notSecure),
        ("file:///etc/passwd", .malformed), ("homes.xml", .malformed), ("", .malformed),
        ("https://", .malformed), ("https://example.org/#x", .malformed),
        ("https://example.org/\r\nHost: localhost", .malformed),
        ("https://anna:secret@example.org/", .credentials), ("https://localhost/x", .ownNetwork),
        ("https://127.0.0.1/x", .ownNetwork), ("https://10.1.2.3/", .ownNetwork), ("https://[::1]/", .ownNetwork),
        ("https://169.254.169.254/latest/meta-data/", .ownNetwork), ("https://[::ffff:192.168.0.1]/", .ownNetwork),
        ("https://\(String(repeating: "a", count: 1000)).org/", .malformed),
    ])
    func `whatever else is refused, and it is said why`(text: String, fault: FeedAddress.Fault) {
        #expect(throws: fault) { try FeedAddress(text) }
    }

    @Test func `for trying out, a plain address of this machine does, and of no other`() throws {
        #expect(throws: Never.self) { try FeedAddress("http://127.0.0.1:8000/x", allowsOwnNetwork: true) }
        #expect(throws: Never.self) { try FeedAddress("https://10.0.0.1/x", allowsOwnNetwork: true) }
        #expect(throws: FeedAddress.Fault.notSecure) { try FeedAddress("http://10.0.0.1/x", allowsOwnNetwork: true) }
    }

    @Test(arguments: [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.53", "169.254.1.1", "172.16.0.1", "172.31.255.255", "192.0.0.1",
        "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "255.255.255.255", "::",
        "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2001::1", "3fff::1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1",
    ])
    func `no address of a private or special network is public`(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(!address.isPublic)
    }

    @Test(arguments: ["1.1.1.1", "172.32.0.1", "100.128.0.1", "192.1.2.3", "2606:4700::1111", "2a00:1450::1"])
    func `addresses of the Internet are public and are spelled as they were`(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(address.isPublic && address.text == text)
    }

    @Test(arguments: ["localhost", "127.1", "0x7f000001", "1.2.3", "", "1.2.3.4.5", "::g"])
    func `a name, or a spelling that programs understand differently, is no address`(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test func `a name that leads to this machine is not asked`() async throws {
        await #expect(throws: FeedFetcher.Trouble.ownNetwork) {
            try await FeedFetcher.resolve("localhost", allowsOwnNetwork: false)
        }
        await #expect(throws: FeedFetcher.Trouble.ownNetwork) {
            try await FeedFetcher.resolve("127.1", allowsOwnNetwork: false)
        }
        let allowed = try await FeedFetcher.resolve("localhost", allowsOwnNetwork: true)
        #expect(allowed.isLoopback)
    }
}
