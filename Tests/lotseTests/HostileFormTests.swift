import Foundation
import HTTPTypes
import LotseCore
import LotseTestSupport
import Testing

@testable import LotseWeb

/// Every form of the house in the hands of somebody who means harm.
@Suite struct HostileFormTests {
    /// What a form may answer to anything: kept, shown again with a sentence, or refused with one.
    private static let expected: Set<Int> = [200, 303, 400, 404, 409, 410, 413, 422, 429]
    /// Attempts to sign in are counted, that is what refuses the next ones.
    private static let counted: Set<String> = [
        "POST /sign-in", "POST /sign-in/code/{step}", "POST /account/password", "POST /account/mail",
        "POST /account/second-factor", "POST /account/second-factor/off", "POST /account/recovery-codes",
    ]
    /// Each form gets some of the texts, chosen by its name; all forms together get each of them many times.
    private static let plain: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

    private static func body(_ fields: [(String, String)], _ token: String?) -> [UInt8] {
        Array((fields + (token.map { [("_token", $0)] } ?? [])).map { "\($0.0)=\($0.1)" }.joined(separator: "&").utf8)
    }

    @Test func `every form is found with somebody who may send it`() async throws {
        let round = try await FormRound.planned()
        let count = round.demo.house.routes.routes.count { $0.method == .post }
        #expect(round.count == count)
    }

    @Test func `no text breaks a form, runs in an answer, is lost when refused or kept then`() async throws {
        try await FormRound.planned().go { stop, browser, token in
            var random = SplitMix64(seed: stop.route.name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
            for text in Malice.texts.shuffled(using: &random).prefix(Malice.textsPerForm) {
                // All that is typed at once, then one question of any kind.
                try await Self.send(stop, browser, token, text) { $0.isTyped }
                guard let one = stop.fields.randomElement(using: &random)?.name else { continue }
                try await Self.send(stop, browser, token, text) { $0.name == one }
            }
        }
    }

    /// Sends one text in some of the fields and looks at what comes back.
    private static func send(
        _ stop: FormRound.Stop,
        _ browser: TestBrowser,
        _ token: String?,
        _ text: String,
        where isReplaced: (FormOnPage.Field) -> Bool
    ) async throws {
        let meter = ChangeMeter()
        let fields = stop.answers(replacing: text, where: isReplaced)
        let answer = try await ChangeMeter.$current.withValue(meter) {
            try await browser.post(stop.link, fields, token: token)
        }
        let what = "\(stop.route.name) with \(text.prefix(40).debugDescription)"
        #expect(expected.contains(answer.status.code), "\(what) answers \(answer.status.code)")
        #expect(!Malice.isLoose(in: answer.text), "\(what) lets it loose")
        guard answer.status.code >= 400 else { return }
        #expect(answer.main.contains("<h1"), "\(what) says nothing")
        if !counted.contains(stop.route.name) {
            #expect(meter.total == 0, "\(what) is refused and yet changes \(meter.total) rows")
        }
        // What was typed in good faith beside it stands there again.
        guard answer.status == .unprocessableContent else { return }
        for field in stop.fields where field.isTyped && !isReplaced(field) && field.offered.count < 2 {
            #expect(answer.text.contains(field.answer), "\(what) loses what was typed in \(field.name)")
        }
        if stop.fields.contains(where: { $0.isTyped && isReplaced($0) }), text.contains(Malice.mark) {
            #expect(answer.text.contains(Malice.mark), "\(what) loses what was typed")
        }
    }

    @Test func `a choice that was not offered is refused, others' records among them`() async throws {
        let demo = try await DemoHouse.shared()
        let foreign = [
            "cases/{caseFile}", "cases/{caseFile}/people/{person}", "cases/{caseFile}/needs/{need}",
            "team/{account}", "network/organisations/{organisation}", "network/agreements/{agreement}",
        ]
        let ids = try foreign.compactMap { address in
            let parameters = address.split(separator: "/").filter { $0.hasPrefix("{") }
                .map { String($0.dropFirst().dropLast()) }
            return try demo.records.values(at: address, parameters, of: .abroad)?[parameters.last ?? ""]
        }
        try #require(ids.count == foreign.count)
        try await FormRound.planned().go { stop, browser, token in
            for field in stop.fields where field.kind == .choice || UUIDText.isCanonical(field.answer.utf8) {
                for id in ids + ["nothing-of-this"] where !field.offered.contains(id) {
                    let fields = stop.answers(replacing: id) { $0.name == field.name }
                    let meter = ChangeMeter()
                    let answer = try await ChangeMeter.$current.withValue(meter) {
                        try await browser.post(stop.link, fields, token: token)
                    }
                    // One box alone says yes by being sent at all.
                    guard field.offered != ["yes"] else { continue }
                    #expect(
                        answer.status.code < 500 && meter.total == 0,
                        "\(stop.route.name) takes \(id) for \(field.name): \(answer.status.code), \(meter.total) rows"
                    )
                }
            }
        }
    }

    @Test func `missing, repeated and unknown fields end in a sentence`() async throws {
        try await FormRound.planned().go { stop, browser, token in
            let answers = stop.answers
            var sendings: [[(String, String)]] = [
                [], answers + answers, answers + [("unknown", Malice.texts[0]), ("", "nameless")],
                answers.map { ("\($0.0)[]", $0.1) },
            ]
            sendings += answers.indices.map { gap in
                answers.enumerated().filter { $0.offset != gap }.map(\.element)
            }
            for fields in sendings {
                let answer = try await browser.post(stop.link, fields, token: token)
                let names = fields.map(\.0).joined(separator: ", ")
                let what = "\(stop.route.name) with \(names)"
                #expect(Self.expected.contains(answer.status.code), "\(what): \(answer.status)")
                #expect(!Malice.isLoose(in: answer.text), "\(what) lets it loose")
            }
        }
    }

    @Test func `a body that no browser sends is refused and changes nothing`() async throws {
        try await FormRound.planned().go { stop, browser, token in
            let signed = Array("&_token=\(token ?? "")".utf8)
            for (name, body) in Malice.brokenBodies {
                try await Self.expect(.badRequest, of: stop, name, browser, body + signed, Self.plain)
            }
            let parts: HTTPFields = [.contentType: "multipart/form-data; boundary=edge"]
            for (name, body) in Malice.brokenParts {
                try await Self.expect(.badRequest, of: stop, "parts: \(name)", browser, body, parts)
            }
            let good = Self.body([], token)
            for type in ["text/plain", "application/json", "multipart/mixed; boundary=edge", ""] {
                try await Self.expect(.badRequest, of: stop, "as \(type)", browser, good, [.contentType: type])
            }
            let long = Array(repeating: UInt8(ascii: "a"), count: stop.route.bodyLimit + 1)
            try await Self.expect(.contentTooLarge, of: stop, "a long body", browser, long, Self.plain)
        }
    }

    @Test func `a form without our token, with another's, and from another site is refused`() async throws {
        let demo = try await DemoHouse.shared()
        let tokens = Tokens()
        for asker in demo.askers {
            try await demo.visit(as: asker) { browser in
                await tokens.set(try await browser.token(of: asker) ?? "", of: asker.role)
            }
        }
        try await FormRound.planned().go { stop, browser, token in
            let others = await tokens.all.filter { $0.key != stop.asker.role }.values.sorted()
            let forged = (token ?? "").replacingOccurrences(of: ".", with: ".1")
            for wrong in [nil, "", "x.y.z", forged] as [String?] + others.prefix(2).map(Optional.some) {
                let body = Self.body([], wrong)
                // Some forms are shown again with a fresh token instead; nothing is taken either way.
                try await Self.expect(
                    .forbidden,
                    .unprocessableContent,
                    // A form about something, sent with nothing, is about nothing that exists.
                    .notFound,
                    of: stop,
                    "token \(wrong ?? "none")",
                    browser,
                    body,
                    Self.plain
                )
            }
            let good = Self.body([], token)
            for (name, value) in [
                ("Origin", "https://evil.example.org"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Site", "same-site"),
            ] {
                var headers = Self.plain
                headers[try #require(HTTPField.Name(name))] = value
                try await Self.expect(.forbidden, of: stop, "\(name) \(value)", browser, good, headers)
            }
        }
    }

    private actor Tokens {
        private(set) var all: [Role: String] = [:]
        func set(_ token: String, of role: Role) { all[role] = token }
    }

    private static func expect(
        _ statuses: HTTPResponse.Status...,
        of stop: FormRound.Stop,
        _ name: String,
        _ browser: TestBrowser,
        _ body: [UInt8],
        _ headers: HTTPFields
    ) async throws {
        let meter = ChangeMeter()
        let answer = try await ChangeMeter.$current.withValue(meter) {
            try await browser.post(stop.link, bytes: body, headers: headers)
        }
        #expect(statuses.contains(answer.status), "\(stop.route.name), \(name): \(answer.status.code)")
        #expect(answer.main.contains("<h1"), "\(stop.route.name), \(name): no sentence")
        #expect(meter.total == 0, "\(stop.route.name), \(name): \(meter.total) rows changed")
    }
}
