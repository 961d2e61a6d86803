import ArgumentParser
import LotseFormats

/// In which form a command prints its answer.
enum AnswerForm: String, EnumerableFlag {
    case json
    case csv

    static func help(for form: AnswerForm) -> ArgumentHelp? {
        switch form {
        case .json: "Print the answer as JSON, for programs: things by their numbers."
        case .csv: "Print the answer as a table, for spreadsheets."
        }
    }
}

extension Console {
    /// Prints an answer in the form that was asked for: in words where none was.
    static func answer(
        in form: AnswerForm?,
        words: @autoclosure () -> String,
        json: @autoclosure () throws -> String,
        table: @autoclosure () -> CSVWriter
    ) rethrows {
        switch form {
        case .json: say(try json())
        case .csv: say(String(decoding: table().bytes, as: UTF8.self), end: "")
        case nil: say(words())
        }
    }
}
