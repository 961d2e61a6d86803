/// Reads a file of any of the formats, by what it holds and not by its name; out of a ZIP where it comes in one.
package enum FeedReader {
    /// What a file of no stated format is read as.
    package struct Options: Sendable {
        /// For formats that do not say themselves whether they name all that there is.
        package var extent = FeedExtent.partial
        /// What the shapes of a map are.
        package var subject = GeoJSON.Subject.places
        package var limits = FeedLimits()

        package init() {}
    }

    /// Finds out the format of a file, and reads it.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - connection: who delivers, as the alliance named it.
    ///   - options: what the file itself cannot say.
    /// - Returns: records with a report.
    /// - Throws: `FeedFailure` when the format is none of those that are read or nothing can be taken, or what reading
    ///   the bytes throws.
    package static func read(_ bytes: FeedBytes, connection: String, options: Options = Options()) throws -> Feed {
        let head = try bytes.piece(from: 0, upTo: 4096)
        guard FeedArchive.isArchive(head) else { return try readPlain(bytes, head, connection, options) }
        let inner = try FeedArchive.feed(of: bytes, limits: options.limits)
        var feed = try readPlain(inner, try inner.piece(from: 0, upTo: 4096), connection, options)
        feed.report.tolerate(.packed)
        return feed
    }

    private static func readPlain(
        _ bytes: FeedBytes,
        _ head: ArraySlice<UInt8>,
        _ connection: String,
        _ options: Options
    ) throws -> Feed {
        let (extent, limits) = (options.extent, options.limits)
        if FeedArchive.isArchive(head) || head.starts(with: [0x1F, 0x8B]) { throw FeedFailure(.archive) }
        let visible = head.dropFirst(head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).drop { $0 <= 32 && $0 > 0 }
        switch visible.first {
        case nil: throw FeedFailure(.empty)
        case UInt8(ascii: "<"):
            if MarkupKind.isPage(visible) {
                return try JobPosting.read(bytes, connection: connection, extent: extent, limits: limits)
            }
            switch MarkupKind.outermost(visible) {
            case "openimmo": return try OpenImmo.read(bytes, connection: connection, limits: limits)
            // What cannot be told from here is named by the reader that knows the most reasons.
            default: return try HRXML.read(bytes, connection: connection, extent: extent, limits: limits)
            }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return try readJSON(bytes, connection, options)
        default:
            let template = try TemplateFile.template(of: bytes, limits)
            return try TemplateFile.read(bytes, as: template, connection: connection, extent: extent, limits: limits)
        }
    }

    private static func readJSON(_ bytes: FeedBytes, _ connection: String, _ options: Options) throws -> Feed {
        let (extent, limits) = (options.extent, options.limits)
        let root = try JSONReader.read(try bytes.whole(limits), limits)
        let names = Set(root.object?.members.keys.map { $0 } ?? [])
        if !names.isDisjoint(with: ["stellenangebote", "ergebnisliste", "maxErgebnisse"]) {
            return try JobSearch.read(pages: [bytes], connection: connection, limits: limits)
        }
        if ["FeatureCollection", "Feature"].contains(root.object?["type"]?.text) {
            return try GeoJSON.read(
                bytes,
                as: options.subject,
                connection: connection,
                extent: extent,
                limits: limits
            )
        }
        guard root.list != nil || !names.isDisjoint(with: ["@context", "@type", "@graph"]) else {
            throw FeedFailure(.otherFormat, at: FeedPosition(line: root.object?.line))
        }
        return try JobPosting.read(bytes, connection: connection, extent: extent, limits: limits)
    }
}
