import LotseCore

/// The texts that people agree to or are told, each by the version that a consent names.
///
/// A text that was published is not changed: whoever rewords one gives it a new version here, and a test holds the
/// wording of each version.
enum TextVersion {
    static let privacy = "privacy-2026-11"
    static let concernConsent = "concern-2026-11"
    static let accessibility = "accessibility-2026-11"
    /// 21 November 2026.
    static let accessibilityDay = Day(daysSince1970: 20_778)
}
