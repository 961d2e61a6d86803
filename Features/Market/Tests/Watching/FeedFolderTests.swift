import Foundation
import LotseFormats
import LotseTestSupport
import Testing

@testable import Market

@Suite struct FeedFolderTests {
    private struct Ground {
        let top: URL
        let folder: FeedFolder

        var name: FeedFolder.Name { get throws { try #require(FeedFolder.Name("wohnbau")) } }
        var inside: URL { folder.root.appending(path: "musterland/wohnbau") }

        func entries() throws -> [FeedFolder.Entry] { try folder.entries(of: "musterland", in: name) }
        func write(_ text: String, _ file: String) throws {
            try Data(text.utf8).write(to: inside.appending(path: file))
        }
    }

    private static func with(_ body: (Ground) throws -> Void) async throws {
        try await TestStore.withFolder { top in
            let root = top.appending(path: "feeds", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try body(Ground(top: top, folder: FeedFolder(root)))
        }
    }

    @Test(arguments: [
        "", ".", "..", "../x", "a/b", "/etc", "A", "ä", "a b", "-a", "a\u{0}", String(repeating: "a", count: 41),
    ])
    func `a path or anything else that is no plain name is no folder`(text: String) {
        #expect(FeedFolder.Name(text) == nil)
    }

    @Test func `the folder is made, and its finished files are found, the oldest first`() async throws {
        try await Self.with { ground in
            let none = try ground.entries()
            #expect(none.isEmpty)
            for (name, age) in [("b.xml", 10.0), ("a.xml", 20)] {
                try ground.write("x", name)
                let past = Date(timeIntervalSince1970: 1_000_000 - age)
                let file = ground.inside.appending(path: name).path
                try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: file)
            }
            for name in [".c.xml", "d.xml.part", "e.TMP", "f.filepart", "~g", "h~"] { try ground.write("x", name) }
            let folder = ground.inside.appending(path: "sub")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let found = try ground.entries()
            #expect(found.map(\.name) == ["a.xml", "b.xml"])
        }
    }

    @Test func `no link is followed, of a file, of the folder, or of the alliance's folder`() async throws {
        try await Self.with { ground in
            let files = FileManager.default
            _ = try ground.entries()
            let secret = ground.top.appending(path: "secret.xml")
            try Data("secret".utf8).write(to: secret)
            try files.createSymbolicLink(at: ground.inside.appending(path: "a.xml"), withDestinationURL: secret)
            let found = try ground.entries()
            #expect(found.isEmpty)

            let elsewhere = ground.top.appending(path: "elsewhere", directoryHint: .isDirectory)
            try files.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: elsewhere.appending(path: "x.xml"))
            try files.removeItem(at: ground.inside)
            try files.createSymbolicLink(at: ground.inside, withDestinationURL: elsewhere)
            #expect(throws: FeedFolder.Trouble.folderClosed) { try ground.entries() }

            let alliance = ground.inside.deletingLastPathComponent()
            try files.removeItem(at: alliance)
            try files.createSymbolicLink(at: alliance, withDestinationURL: elsewhere)
            #expect(throws: FeedFolder.Trouble.folderClosed) { try ground.entries() }
        }
    }

    @Test func `a file that became a link, or another file, between two looks is not opened`() async throws {
        try await Self.with { ground in
            _ = try ground.entries()
            try ground.write("first", "a.xml")
            let seen = try #require(try ground.entries().first)
            let secret = ground.top.appending(path: "secret.xml")
            try Data("other".utf8).write(to: secret)
            let file = ground.inside.appending(path: "a.xml")
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createSymbolicLink(at: file, withDestinationURL: secret)
            #expect(throws: FeedFolder.Trouble.fileClosed) {
                try ground.folder.withFile(seen, of: "musterland", in: ground.name) { _ in }
            }
            try FileManager.default.removeItem(at: file)
            try ground.write("longer than before", "a.xml")
            #expect(throws: FeedFolder.Trouble.fileClosed) {
                try ground.folder.withFile(seen, of: "musterland", in: ground.name) { _ in }
            }
        }
    }

    @Test func `a file that is written to while it is read does not count`() async throws {
        try await Self.with { ground in
            _ = try ground.entries()
            try ground.write("key;title;employer;town\n", "a.csv")
            let seen = try #require(try ground.entries().first)
            #expect(throws: FeedFolder.Trouble.fileClosed) {
                try ground.folder.withFile(seen, of: "musterland", in: ground.name) { bytes in
                    #expect(bytes.count == 24)
                    try ground.write("key;title;employer;town\n1;", "a.csv")
                }
            }
        }
    }

    @Test func `a folder of too many files, and a root that is not there, are told`() async throws {
        try await Self.with { ground in
            _ = try ground.entries()
            for number in 0...FeedFolder.mostEntries { try ground.write("", "\(number).xml") }
            #expect(throws: FeedFolder.Trouble.tooManyFiles) { try ground.entries() }
            let nowhere = FeedFolder(ground.top.appending(path: "nowhere"))
            #expect(throws: FeedFolder.Trouble.folderClosed) { try nowhere.entries(of: "musterland", in: ground.name) }
        }
    }
}
