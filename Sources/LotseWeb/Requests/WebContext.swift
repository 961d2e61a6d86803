package import Hummingbird
import NIOCore

/// Hummingbird's view of a request: parameters, logger, and where it comes from.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let remoteAddress: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
