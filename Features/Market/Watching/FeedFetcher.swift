import AsyncHTTPClient
import Dispatch
import Foundation
import NIOCore
import NIOHTTP1

/// Fetches lists over the network: only from the address asked for, never from the server's own network.
package struct FeedFetcher: Sendable {
    package enum Answer: Sendable, Equatable {
        /// The content is the one that was there last time.
        case unchanged
        case content([UInt8], FeedWatch.ContentMark)
    }

    /// Why nothing was fetched; its sentence stands under `market.watch.trouble.<raw value>`.
    package enum Trouble: String, Error, CaseIterable, Sendable {
        case unreachable
        /// The server answers that it does not give the list.
        case notGiven = "not-given"
        /// It names another address, which nobody has allowed.
        case redirected
        case tooLarge = "too-large"
        case tooSlow = "too-slow"
        case ownNetwork = "own-network"
    }

    /// Gives what is at an address now, as far as it is not what was there already.
    let fetch: @Sendable (FeedAddress, FeedWatch.ContentMark) async throws -> Answer

    package init(fetch: @escaping @Sendable (FeedAddress, FeedWatch.ContentMark) async throws -> Answer) {
        self.fetch = fetch
    }

    /// Larger lists are packed, or laid into a folder.
    package static let mostBytes = 64 * 1024 * 1024
    static let seconds: Int64 = 120

    /// The network itself.
    ///
    /// - Parameter allowsOwnNetwork: for installations whose operator said so.
    /// - Returns: what asks addresses.
    package static func live(allowsOwnNetwork: Bool) -> FeedFetcher {
        FeedFetcher { address, seen in
            let host = try await resolve(address.host, allowsOwnNetwork: allowsOwnNetwork)
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration = .disallow
            configuration.timeout.connect = .seconds(15)
            configuration.timeout.read = .seconds(30)
            // The address that was judged is the one that is connected to, whatever the name says a moment later.
            configuration.dnsOverride = [address.host: host.text]
            do {
                return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                    let answer = try await client.execute(request(address, seen), timeout: .seconds(seconds))
                    return try await read(answer)
                }
            } catch let trouble as Trouble {
                throw trouble
            } catch is CancellationError {
                throw CancellationError()
            } catch let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout {
                throw Trouble.tooSlow
            } catch is NIOTooManyBytesError {
                throw Trouble.tooLarge
            } catch {
                throw Trouble.unreachable
            }
        }
    }

    private static func request(_ address: FeedAddress, _ seen: FeedWatch.ContentMark) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.text)
        request.headers.add(name: "Accept", value: "*/*")
        request.headers.add(name: "User-Agent", value: "Lotse")
        if let tag = seen.entityTag { request.headers.add(name: "If-None-Match", value: tag) }
        if let day = seen.lastModified { request.headers.add(name: "If-Modified-Since", value: day) }
        return request
    }

    private static func read(_ answer: HTTPClientResponse) async throws -> Answer {
        switch answer.status.code {
        case 200: break
        case 304: return .unchanged
        case 300..<400: throw Trouble.redirected
        default: throw Trouble.notGiven
        }
        let stated = answer.headers.first(name: "Content-Length").flatMap { Int($0) }
        guard stated ?? 0 <= mostBytes else { throw Trouble.tooLarge }
        var content = try await answer.body.collect(upTo: mostBytes)
        let mark = FeedWatch.ContentMark(
            entityTag: kept(answer.headers.first(name: "ETag")),
            lastModified: kept(answer.headers.first(name: "Last-Modified"))
        )
        return .content(content.readBytes(length: content.readableBytes) ?? [], mark)
    }

    /// A header's value that may be sent back: short and printable.
    private static func kept(_ value: String?) -> String? {
        value.flatMap { $0.utf8.count <= 200 && $0.utf8.allSatisfy { (32...126).contains($0) } ? $0 : nil }
    }

    /// The address behind a name; refused where any of its addresses is not public.
    static func resolve(_ host: String, allowsOwnNetwork: Bool) async throws -> NetworkAddress {
        let found: [NetworkAddress] = await withCheckedContinuation { continuation in
            // Asking for names waits, so it does not belong on a thread of the tasks.
            DispatchQueue.global().async { continuation.resume(returning: addresses(of: host)) }
        }
        guard let first = found.first(where: { $0.bytes.count == 4 }) ?? found.first else {
            throw Trouble.unreachable
        }
        guard allowsOwnNetwork || found.allSatisfy(\.isPublic) else { throw Trouble.ownNetwork }
        return first
    }

    private static func addresses(of host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var (found, next): ([NetworkAddress], UnsafeMutablePointer<addrinfo>?) = ([], list)
        while let entry = next?.pointee {
            if let address = address(entry) { found.append(address) }
            next = entry.ai_next
        }
        return found
    }

    private static func address(_ entry: addrinfo) -> NetworkAddress? {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
                withUnsafeBytes(of: four.pointee.sin_addr) { NetworkAddress(bytes: Array($0)) }
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
                withUnsafeBytes(of: six.pointee.sin6_addr) { NetworkAddress(bytes: Array($0)) }
            }
        default: return nil
        }
    }
}
