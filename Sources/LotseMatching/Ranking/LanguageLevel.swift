/// How well somebody knows a language, by the Common European Framework ("GER-Niveau").
public enum LanguageLevel: Int, CaseIterable, Sendable, Hashable {
    case none
    case a1
    case a2
    case b1
    case b2
    case c1
    case c2
}
