import Foundation
import Logging
import LotseCore
import LotseData

/// Writes each event as one line of JSON: time, level, message, and the fields that say nothing of a person.
///
/// Only known fields are written. A library that puts a path, a query or a header into its fields finds them left
/// out: paths hold secret links and record ids.
struct JSONLineHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let clock: WallClock
    private let write: @Sendable (String) -> Void

    /// Fields that are written, by the name that they are written under.
    static let fields: [String: String] = [
        "route": "route", "status": "status", "seconds": "seconds", "error": "error", "attempt": "attempt",
        "port": "port", "milliseconds": "milliseconds", "version": "version", "engine": "engine",
        "hb.request.id": "request", "sl-signal": "signal", "count": "count",
        "part": "part", "alliance": "alliance", "run": "run", "fault": "fault",
    ]

    /// - Parameters:
    ///   - level: events below it are left out.
    ///   - clock: gives each line its time.
    ///   - write: takes a line without its end.
    init(level: Logger.Level, clock: WallClock, write: @escaping @Sendable (String) -> Void) {
        logLevel = level
        self.clock = clock
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = #"{"at":"\#(clock.now.text)","level":"\#(event.level.rawValue)","message":"#
        line += JSONText.quoted("\(event.message)")
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            guard let name = Self.fields[key] else { continue }
            line += ",\(JSONText.quoted(name)):\(JSONText.quoted("\(value)"))"
        }
        write(line + "}")
    }
}

/// Text between quotation marks, as JSON has it.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                quoted +=
                    "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2)
                    + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// Where the log goes: standard error, a line at a time.
enum Log {
    static func bootstrap(_ level: Logger.Level) {
        LoggingSystem.bootstrap { _ in
            JSONLineHandler(level: level, clock: Sources.system.clock) { line in
                FileHandle.standardError.write(Data((line + "\n").utf8))
            }
        }
    }
}
