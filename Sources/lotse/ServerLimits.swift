import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// How long and how much a connection may take, so that nobody holds the server by being slow or large.
enum ServerLimits {
    /// A connection on which no whole head of a request comes, or nothing more of its body, is closed.
    static let idle = TimeAmount.seconds(30)
    /// A request that has not come whole by then is given up: ten mebibytes over a slow line take less.
    static let wholeRequest = TimeAmount.minutes(5)
    /// What requests that are under way get, once the server is told to stop.
    static let grace = Duration.seconds(20)
    /// Longer than any head that our pages bring about, form tokens and cookies included.
    static let headBytes = 32 * 1024

    static var channel: HTTP1Channel.Configuration {
        .init(
            additionalChannelHandlers: [RequestDeadline(ServerLimits.wholeRequest)],
            idleTimeout: idle,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: headBytes,
                maxHeaderListSize: headBytes,
                maxHeaderFieldCount: 100
            )
        )
    }

    /// Takes as many open files as the machine allows: each connection is one, and shells usually begin with 1024.
    static func raiseOpenFiles() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        // Refused, the server goes on with fewer.
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// Closes a connection whose request has begun and does not end in time, however steadily it trickles.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    private let patience: TimeAmount
    private var closing: Scheduled<Void>?

    init(_ patience: TimeAmount) {
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            let channel = context.channel
            closing?.cancel()
            closing = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        case .body: break
        case .end:
            closing?.cancel()
            closing = nil
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing?.cancel()
        closing = nil
        context.fireChannelInactive()
    }
}
