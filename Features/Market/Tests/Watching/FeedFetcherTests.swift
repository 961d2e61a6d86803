import HTTPTypes
import Hummingbird
import Logging
import LotseCore
import LotseTestSupport
import Testing

@testable import Market

/// Over a real connection to a server of this machine.
@Suite struct FeedFetcherTests {
    private static let tag = "\"abc\""

    /// Serves a list, refusals and a way elsewhere; gives `body` the address.
    private static func serving(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let router = Router()
        router.get("list") { request, _ -> Response in
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified) }
            return Response(
                status: .ok,
                headers: [.eTag: tag, .lastModified: "Sun, 22 Nov 2026 00:00:00 GMT"],
                body: .init(byteBuffer: ByteBuffer(string: "key;title"))
            )
        }
        router.get("elsewhere") { _, _ in Response(status: .found, headers: [.location: "/list"]) }
        router.get("secret") { _, _ in Response(status: .unauthorized) }
        router.get("huge") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    let piece = ByteBuffer(repeating: 65, count: 1 << 20)
                    for _ in 0...(FeedFetcher.mostBytes >> 20) { try await writer.write(piece) }
                    try await writer.finish(nil)
                }
            )
        }
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)")
                break
            }
            group.cancelAll()
        }
    }

    private static func fetch(
        _ address: String,
        _ seen: FeedWatch.ContentMark = .init()
    ) async throws -> FeedFetcher.Answer {
        try await FeedFetcher.live(allowsOwnNetwork: true).fetch(FeedAddress(address, allowsOwnNetwork: true), seen)
    }

    @Test func `a list comes with what it says of itself, and not a second time`() async throws {
        try await Self.serving { server in
            let first = try await Self.fetch("\(server)/list?x=1")
            let mark = FeedWatch.ContentMark(entityTag: Self.tag, lastModified: "Sun, 22 Nov 2026 00:00:00 GMT")
            #expect(first == .content(Array("key;title".utf8), mark))
            let second = try await Self.fetch("\(server)/list?x=1", mark)
            #expect(second == .unchanged)
        }
    }

    @Test func `nobody is followed elsewhere, nothing is taken that is refused or too large`() async throws {
        try await Self.serving { server in
            for (path, trouble) in [
                ("elsewhere", FeedFetcher.Trouble.redirected), ("secret", .notGiven), ("nothing", .notGiven),
                ("huge", .tooLarge),
            ] {
                await #expect(throws: trouble) { try await Self.fetch("\(server)/\(path)") }
            }
        }
        await #expect(throws: FeedFetcher.Trouble.unreachable) { try await Self.fetch("http://127.0.0.1:9/") }
    }

    @Test func `this machine is not asked unless the operator said so`() async throws {
        try await Self.serving { server in
            let address = try FeedAddress("\(server)/list", allowsOwnNetwork: true)
            await #expect(throws: FeedFetcher.Trouble.ownNetwork) {
                try await FeedFetcher.live(allowsOwnNetwork: false).fetch(address, .init())
            }
        }
    }
}
