import LotseWeb

/// What is to be said about folders and addresses that give nothing.
extension FeedReportWords {
    func sentence(_ trouble: FeedFolder.Trouble, _ place: String) -> String { self.trouble(trouble.rawValue, place) }

    /// - Parameters:
    ///   - trouble: the raw value of a trouble with a folder or an address.
    ///   - place: folder or host.
    /// - Returns: a sentence.
    func trouble(_ trouble: String, _ place: String) -> String {
        words("market.watch.trouble.\(trouble)", ["place": place])
    }
}
