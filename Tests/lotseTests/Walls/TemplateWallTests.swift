import Foundation
import LotseTestSupport
import Testing

/// What templates must not do.
@Suite struct TemplateWallTests {
    private static func templates() throws -> [(name: String, text: String)] {
        try ["Features", "Sources"].flatMap { try SourceTree.files(ending: "mustache", below: $0) }
            .map { ($0.name, try String(contentsOf: $0.url, encoding: .utf8)) }
    }

    @Test func `values reach a page unescaped in one place only`() throws {
        let places = try Self.templates().filter { $0.text.contains("{{{") || $0.text.contains("{{&") }
        #expect(places.map(\.name) == ["Sources/LotseWeb/Templates/page.mustache"])
        #expect(places.map { $0.text.matches(of: /\{\{\{|\{\{&/).count } == [1])
    }

    @Test func `words stand in catalogues, not in templates`() throws {
        for (name, text) in try Self.templates() where !name.hasSuffix("-attributes.mustache") {
            let bare = text.replacing(/\{\{[^}]*\}\}+/, with: " ")
            let shown = bare.replacing(/<[^>]*>/, with: " ").replacing(/&\w+;/, with: " ")
            let words = shown.split { !$0.isLetter }
            #expect(words.isEmpty, "\(name): \(words.joined(separator: " "))")
            let spoken = bare.matches(of: /\b(?:aria-label|title|alt|placeholder)="([^"]*)"/).map(\.1)
            #expect(spoken.allSatisfy { !$0.contains(where: \.isLetter) }, "\(name): \(spoken)")
        }
    }

    @Test func `no style, no script and no foreign address stands in a template`() throws {
        for (name, text) in try Self.templates() {
            #expect(!text.contains(/\sstyle="|<style|\son[a-z]+="|javascript:/), "\(name)")
            #expect(text.matches(of: /<script/).count == (name.hasSuffix("/page.mustache") ? 1 : 0), "\(name)")
            let addresses = text.matches(of: /https?:[^"\s]*/).map { String($0.0) }
            #expect(addresses.allSatisfy { $0 == "http://www.w3.org/2000/svg" }, "\(name): \(addresses)")
        }
    }

    @Test func `every form that changes something carries its token`() throws {
        for (name, text) in try Self.templates() {
            for form in text.matches(of: /(?s)<form[^>]*method="post".*?<\/form>/) {
                #expect(form.0.contains("_token"), "\(name)")
            }
        }
    }
}
