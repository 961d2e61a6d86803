import Foundation
import HTTPTypes
import Hummingbird
import LotseCore
import NIOCore

/// Replies and errors as HTTP responses.
extension Receptionist {
    func response(_ reply: Reply, to visitor: VisitorContext) -> Response {
        switch reply {
        case .page(let page, let status): return html(page, status, visitor)
        case .redirect(let target, let cookie):
            var response = Response.redirect(to: target, type: .normal)
            if let cookie { SessionCookies.apply(cookie, to: &response.headers) }
            response.headers[.cacheControl] = "no-store"
            return response
        case .file(let download): return file(download)
        case .picture(let template, let content, let name):
            let picture = house.renderer.text(template, of: content, words: visitor.words)
            return file(Download(name: name, mediaType: "image/svg+xml", bytes: Array(picture.utf8)))
        }
    }

    /// The page of an expected end.
    ///
    /// What may not be seen and what does not exist give the same bytes.
    func response(_ error: PageError, to visitor: VisitorContext) -> Response {
        switch error {
        case .notFound: return errorPage("not-found", .notFound, visitor)
        case .signInNeeded: return signIn(visitor, comingBackTo: visitor.target)
        case .formExpired: return errorPage("form-expired", .forbidden, visitor)
        case .tooMany(let seconds):
            var response = errorPage("too-many", .tooManyRequests, visitor)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        case .tooLarge: return errorPage("too-large", .contentTooLarge, visitor)
        case .malformed: return errorPage("malformed", .badRequest, visitor)
        }
    }

    func signIn(_ visitor: VisitorContext, comingBackTo target: String) -> Response {
        let back = target.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return Response.redirect(to: "\(visitor.link(FloorPaths.signIn))?next=\(back)", type: .normal)
    }

    func errorPage(_ key: String, _ status: HTTPResponse.Status, _ visitor: VisitorContext) -> Response {
        let words = visitor.words
        let content = ErrorPage(
            title: words("error.\(key).title"),
            text: words("error.\(key).text"),
            incident: status.code >= 500 ? visitor.incident : nil,
            homePath: visitor.link(visitor.alliance == nil ? FloorPaths.start : FloorPaths.allianceStart)
        )
        let page = Page(content.title, template: "error-page", content: content)
        return html(page, status, visitor.forgettingTarget())
    }

    func html(_ page: Page, _ status: HTTPResponse.Status, _ visitor: VisitorContext) -> Response {
        let html = house.renderer.html(page, for: visitor)
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: html)))
        response.headers[.contentType] = "text/html; charset=utf-8"
        response.headers[.contentLanguage] = visitor.language.tag
        // A token belongs to one reader and one sending, whatever the room said of the page.
        let isShared =
            page.isShared && visitor.member == nil && status == .ok && !html.contains("name=\"\(FormTokens.field)\"")
        response.headers[.cacheControl] = isShared ? Self.forEverybody : "no-store"
        // Forms, secret links and error pages are for whoever came there, not for search engines.
        if !isShared, let name = HTTPField.Name("X-Robots-Tag") { response.headers[name] = "noindex" }
        return response
    }

    /// Whether a response may be given to others who ask for the same.
    func isShared(_ response: Response) -> Bool { response.headers[.cacheControl] == Self.forEverybody }

    private static let forEverybody = "public, max-age=0, must-revalidate"

    private func file(_ download: Download) -> Response {
        var response = Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: download.bytes)))
        response.headers[.contentType] = download.mediaType
        response.headers[.cacheControl] = "no-store"
        let plain = download.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" }
        let encoded = download.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
        response.headers[.contentDisposition] = "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)"
        // Whatever a browser thinks of the bytes, it runs nothing in them.
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'self'; sandbox"
        return response
    }
}

/// What an error page shows: a sentence, a way on, and an incident's number where we have to look into it.
struct ErrorPage: Sendable {
    let title: String
    let text: String
    let incident: String?
    let homePath: String
}
