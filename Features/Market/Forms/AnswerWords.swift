import LotseCore
import LotseFormats
import LotseWeb

/// How a template's fields and their values are told to readers.
///
/// A field's question and name stand under `market.listing.<field>.label`, the words that it may hold under
/// `market.word.<field>.<word>`.
struct AnswerWords {
    let words: Words

    /// The field's name in addresses, forms and catalogues.
    static func name(_ field: TemplateField) -> String { field.rawValue.replacing(" ", with: "-") }

    func label(_ field: TemplateField) -> String { words("market.listing.\(Self.name(field)).label") }

    /// An example of what to write, where it is not plain.
    func hint(_ field: TemplateField) -> String? {
        let name = Self.name(field)
        return words.has("market.listing.\(name).hint") ? words("market.listing.\(name).hint") : nil
    }

    /// A word that a field may hold.
    func word(_ word: String, of field: TemplateField) -> String {
        switch field {
        case .languages: Language(word).map(words.languageName) ?? word
        case .german, .level: word.uppercased()
        default: words("market.word.\(Self.name(field)).\(word.replacing(" ", with: "-"))")
        }
    }

    /// A cell as it is read on a page.
    func text(_ cell: String, of field: TemplateField) -> String {
        switch field.answer {
        case .day: return Day(cell).map { words.day($0) } ?? cell
        case .dayOrAtOnce: return Day(cell).map { words.day($0) } ?? words("market.at-once")
        case .flag:
            let isYes = cell == "yes"
            return words(isYes ? "market.yes" : "market.no")
        case .word: return word(cell, of: field)
        case .words:
            return Self.parts(of: cell).map { word($0, of: field) }.joined(separator: ", ")
        case .money: return Self.money(cell).map { words.money($0) } ?? cell
        case .time: return words("market.time", ["time": cell])
        case .line where field == .country: return Country(cell).map { words.country($0) } ?? cell
        case .number where field == .area: return words("market.square-metres", ["area": cell])
        case .line, .prose, .mail, .phone, .link, .number, .list: return cell
        }
    }

    /// The words of a cell that holds several.
    static func parts(of cell: String) -> [String] {
        cell.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) }
    }

    /// Euros with cents behind a comma, as `TemplateCells` writes them.
    private static func money(_ cell: String) -> Money? {
        let digits = cell.contains(",") ? cell.filter { $0 != "," } : cell + "00"
        return Digits.value(digits.utf8).map { Money(cents: Int64($0)) }
    }
}
