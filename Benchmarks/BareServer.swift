import Foundation
import Hummingbird
import Logging

/// The framework alone, to compare pages with: a server that answers everything with the same bytes.
///
/// Says where it listens, and ends on SIGTERM.
struct BareServer {
    /// Of each answer.
    let bytes: Int

    func run() async throws {
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
        let router = Router()
        router.get("/") { _, _ in Response(status: .ok, body: .init(byteBuffer: body)) }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0), serverName: nil),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                FileHandle.standardOutput.write(Data("listens on http://127.0.0.1:\(port)/\n".utf8))
            },
            logger: logger
        )
        try await application.runService()
    }
}
