package import HTTPTypes

/// How a handler answers.
package enum Reply: Sendable {
    /// A page of the house.
    case page(Page, status: HTTPResponse.Status = .ok)
    /// Look there next (303). Every successful form ends so.
    case redirect(String, cookie: SessionCookie? = nil)
    /// Bytes to save.
    case file(Download)
    /// A picture as a file of its own: what a template makes of a chart.
    case picture(template: String, content: any Sendable, name: String)
}

/// Bytes that leave the house as a file, to be saved: no browser shows them.
package struct Download: Sendable {
    let name: String
    let mediaType: String
    let bytes: [UInt8]

    /// - Parameters:
    ///   - name: the file's name as the reader sees it.
    ///   - mediaType: such as `text/csv; charset=utf-8`.
    ///   - bytes: the content.
    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// What happens to the session cookie with an answer.
package enum SessionCookie: Sendable {
    case set(SessionToken)
    case clear
}
