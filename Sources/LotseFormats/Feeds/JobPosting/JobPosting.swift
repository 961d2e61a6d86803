/// Vacancies as schema.org JobPosting in JSON-LD, alone or inside the pages of an employer's site.
package enum JobPosting {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: JSON-LD, or HTML with `<script type="application/ld+json">`.
    ///   - connection: who delivers, as the alliance named it.
    ///   - extent: whether the alliance knows that the file names all vacancies of the sender.
    ///   - limits: what the file may cost.
    /// - Returns: vacancies with a report. A page without any raises an alarm when it is to be the full list.
    /// - Throws: `FeedFailure` when nothing of the file can be taken, or what reading the bytes throws.
    package static func read(
        _ bytes: FeedBytes,
        connection: String,
        extent: FeedExtent = .partial,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        let whole = try bytes.whole(limits)
        var draft = FeedDraft(.jobPosting, limits)
        let sender = FeedSender(connection: connection)
        draft.feed.speak(for: sender, [.vacancy], extent)
        if EmbeddedJSON.isMarkup(whole) {
            let blocks = EmbeddedJSON.blocks(of: try EmbeddedJSON.decoded(whole))
            guard !blocks.isEmpty || MarkupKind.isPage(whole[...]) else {
                throw FeedFailure(.otherFormat, at: FeedPosition(line: 1))
            }
            for block in blocks {
                do throws(FeedFailure) {
                    let value = try JSONReader.read(block.bytes, limits, line: block.line)
                    JobPostingReader(value, sender).read(&draft)
                } catch {
                    draft.refuse(FeedRefusal(.malformed, at: error.position))
                }
            }
        } else {
            JobPostingReader(try JSONReader.read(whole, limits), sender).read(&draft)
        }
        if draft.feed.report.entryCount == 0, extent == .full {
            draft.feed.report.raise(.listMissing(stated: nil))
        }
        return draft.feed.finished()
    }
}
