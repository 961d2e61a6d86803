import Foundation
import LotseTestSupport
import Testing

@testable import lotse

/// The rules of the house that no compiler knows.
@Suite struct ArchitectureTests {
    /// The rooms' folders and the modules that they are.
    static let rooms = [
        "Members": "Members", "Network": "AllianceNetwork", "Cases": "Cases", "Portal": "Portal",
    ]

    @Test func `every folder of Features is a room that is built and joined`() throws {
        let folder = SourceTree.top.appending(path: "Features")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let folders = try names.filter { name in
            try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)[.type]
                as? FileAttributeType == .typeDirectory
        }
        #expect(Set(folders) == Set(Self.rooms.keys))
        let package = try SourceCheck.text(of: "Package.swift")
        let root = try SourceCheck.text(of: "Sources/lotse/Rooms.swift")
        for (folder, module) in Self.rooms {
            let sources = try SourceCheck.swiftFiles().filter { $0.name.hasPrefix("Features/\(folder)/") }
            guard sources.contains(where: { $0.text.contains(": Feature {") }) else { continue }
            #expect(package.contains("room(\"\(module)\""), "Package.swift does not build \(module)")
            #expect(root.contains("import \(module)\n"), "Rooms.swift does not join \(module)")
            let readme = "Features/\(folder)/README.md"
            #expect(try SourceCheck.text(of: readme).split(separator: "\n").count >= 3, "\(readme) says too little")
        }
    }

    @Test func `no room imports a room, and the floor knows none`() throws {
        for file in try SourceCheck.swiftFiles() where !SourceCheck.isComposition(file.name) {
            let own = Self.rooms.first { file.name.hasPrefix("Features/\($0.key)/") }?.value
            let foreign = SourceCheck.imports(in: file.text).filter { Self.rooms.values.contains($0) && $0 != own }
            #expect(foreign == [], "\(file.name) imports \(foreign)")
        }
    }

    @Test func `the core imports nothing that could read or write`() throws {
        for file in try SourceCheck.swiftFiles() where file.name.hasPrefix("Sources/LotseCore/") {
            #expect(SourceCheck.imports(in: file.text) == [], "\(file.name) imports something")
        }
    }

    /// Files of rooms that have still to be called a store.
    static let speakingSQL: Set<String> = [
        "Features/Cases/CaseFile/CaseEvent.swift", "Features/Cases/CaseFile/CaseOwnership.swift",
        "Features/Cases/CaseFile/Timeline.swift", "Features/Cases/Household/SensitiveNote.swift",
        "Features/Cases/Intake/MatterMessage.swift", "Features/Cases/Tasks/CaseTask.swift",
        "Features/Members/SignIn/SignInEvent.swift", "Features/Network/Municipalities/MunicipalityImport.swift",
        "Features/Network/Municipalities/MunicipalitySearch.swift",
        "Features/Network/Responsibility/ResponsibilityLookup.swift",
        "Features/Network/Responsibility/ResponsibilityReading.swift",
    ]

    @Test func `SQL stands in stores, in the floor's engines and in migrations only`() throws {
        for file in try SourceCheck.swiftFiles() where !SourceCheck.maySpeakSQL(file.name) {
            guard !Self.speakingSQL.contains(file.name) else { continue }
            let found = SwiftLiterals.list(in: file.text).flatMap(\.parts).first(where: SourceCheck.isSQL)
            #expect(found == nil, "\(file.name) speaks SQL: \(found ?? "")")
        }
    }

    @Test func `nothing but the system's sources asks for the time or for chance`() throws {
        let words = ["Date()", "Date.now", "UUID()", "SystemRandomNumberGenerator()", "Calendar("]
        for file in try SourceCheck.swiftFiles() {
            guard !file.name.contains("Tests/"), !file.name.hasPrefix("Sources/LotseTestSupport/"),
                file.name != "Sources/LotseData/SystemSources.swift"
            else { continue }
            let found = words.filter { SourceCheck.uses($0, file.text) }
            #expect(found == [], "\(file.name) uses \(found)")
        }
    }

    @Test func `no words stand in templates`() throws {
        for file in try SourceTree.templates() {
            let text = try String(contentsOf: file.url, encoding: .utf8)
            let isPart = file.name.hasSuffix("-attributes.mustache")
            let words = TemplateCheck.words(in: text, isInsideElement: isPart)
            #expect(words == [], "\(file.name) says \(words)")
        }
    }

    @Test func `only the frame of a page takes HTML as it is`() throws {
        for file in try SourceTree.templates() where file.name != "Sources/LotseWeb/Templates/page.mustache" {
            let text = try String(contentsOf: file.url, encoding: .utf8)
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(file.name) takes HTML unescaped")
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        for ending in ["swift", "mustache", "sql", "js", "py"] {
            for file in try SourceCheck.files(ending: ending) {
                let lines = file.text.count { $0 == "\n" }
                #expect(lines <= 400, "\(file.name) has \(lines) lines")
            }
        }
    }

    @Test func `nothing is left for later and nothing is known of this machine`() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "/wo" + "rk/"]
        for ending in ["swift", "mustache", "sql", "md", "json", "sh", "py", "js", "css"] {
            for file in try SourceCheck.files(ending: ending) {
                let found = marks.filter { file.text.contains($0) }
                #expect(found == [], "\(file.name) holds \(found)")
            }
        }
    }
}
