import ArgumentParser
import Foundation
import LotseWeb
import Synchronization

/// How commands speak: results on standard output, progress and trouble on standard error.
enum Console {
    static func say(_ text: String, end: String = "\n") {
        FileHandle.standardOutput.write(Data((text + end).utf8))
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Runs a command's work; a problem becomes its sentence and exit code 1, a programming error its own text.
    static func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            complain("lotse: \(Sentence.of(error))")
            throw ExitCode.failure
        }
    }
}

/// A bar in the terminal for work that takes a while; silent where standard error is no terminal.
final class ProgressBar: Sendable {
    private let label: String
    private let isTerminal: Bool
    private let shown = Mutex(-1)

    init(_ label: String) {
        self.label = label
        isTerminal = isatty(2) == 1
    }

    func show(_ done: Int, of all: Int) {
        guard isTerminal, all > 0 else { return }
        let percent = done * 100 / all
        let isNew = shown.withLock { shown in
            defer { shown = percent }
            return shown != percent
        }
        guard isNew else { return }
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        FileHandle.standardError.write(Data("\r\(label) \(bar) \(percent) %".utf8))
    }

    func finish() {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
