import Foundation
package import Testing

/// Compares a text with the file `Snapshots/<name>.txt` beside the test; `RECORD=1` writes the file instead.
///
/// - Parameters:
///   - text: what came out.
///   - name: the file's name without its ending.
///   - testFile: the test's file; its folder holds `Snapshots`.
///   - location: where a difference is shown.
/// - Throws: where the file cannot be written.
package func assertSnapshot(
    _ text: String,
    named name: String,
    testFile: String = #filePath,
    location: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("there is no snapshot \(name); RECORD=1 writes it", sourceLocation: location)
        return
    }
    guard let difference = firstDifference(between: kept, and: text) else { return }
    Issue.record("\(name), \(difference)", sourceLocation: location)
}

/// Names the first line in which two texts differ.
func firstDifference(between kept: String, and text: String) -> String? {
    guard kept != text else { return nil }
    let (old, new) = (lines(of: kept), lines(of: text))
    let place = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let was = place < old.count ? String(old[place]) : "(the end)"
    let now = place < new.count ? String(new[place]) : "(the end)"
    return "line \(place + 1)\n  was: \(was)\n  now: \(now)"
}

private func lines(of text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
