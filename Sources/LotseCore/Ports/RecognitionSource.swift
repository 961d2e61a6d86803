/// The periods for which an alliance is recognised and paid ("Anerkennungszeitraum").
///
/// Funders count a household's first consultation once in each of them.
package protocol RecognitionSource: Sendable {
    /// In order, without overlaps; empty where nobody noted any, which makes all time one period.
    func recognitionPeriods(of alliance: Identifier<Alliance>) async throws -> [Period]
}
