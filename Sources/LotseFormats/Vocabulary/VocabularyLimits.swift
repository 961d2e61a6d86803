/// What a file of a vocabulary may cost.
package struct VocabularyLimits: Sendable {
    /// The largest official file has 21 MB, the table of labels 33 MB.
    package var bytes = 128 * 1024 * 1024
    /// ESCO's relations have 130,000 rows, the table of labels 320,000.
    package var rows = 4_000_000
    /// The longest label of ESCO has about 200 bytes.
    package var labelBytes = 1_000

    package init() {}
}
