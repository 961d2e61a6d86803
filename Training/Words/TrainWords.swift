import Foundation
import LotseFormats
import LotseMatching

/// Trains the encoder of occupation titles on the official files and writes it as a file.
///
/// `train-words DATA LABELS MODEL [STEPS [RATE]]`
@main
enum TrainWords {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3 else {
            print("Usage: train-words DATA LABELS MODEL [STEPS [RATE]]; see Training/Words/README.md")
            exit(2)
        }
        let paths = arguments.prefix(3).map { URL(filePath: $0) }
        var settings = TrainingSettings()
        let extra = Array(arguments.dropFirst(3))
        if let steps = extra.first.flatMap({ Int($0) }), steps > 0 { settings.steps = steps }
        if extra.count > 1, let rate = Float(extra[1]), rate > 0 { settings.rate = rate }
        let texts = try texts(VocabularyFiles(folder: paths[0], labels: paths[1]), settings)
        print("\(texts.count) texts")
        let trainer = ContrastiveTrainer(texts, settings)
        let began = Date()
        var loss: Float = 0
        for step in 0..<settings.steps {
            loss += trainer.step(step)
            if (step + 1) % 500 == 0 {
                let seconds = Int(Date().timeIntervalSince(began))
                let line = "step \(step + 1) of \(settings.steps), loss \(loss / 500), \(seconds) s\n"
                FileHandle.standardOutput.write(Data(line.utf8))
                loss = 0
            }
        }
        let encoder = try WordEncoder(vectors: trainer.snapshot(), bits: settings.bits)
        try Data(encoder.bytes).write(to: paths[2])
        print("\(encoder.bytes.count) bytes")
    }

    /// Labels of all languages, and the Bundesagentur's titles but for those of single occupations.
    ///
    /// Titles of single occupations (E) are what the crosswalk to ESCO is about, and so what a German benchmark asks:
    /// neither they nor anything that is written like them is learned from.
    private static func texts(_ files: VocabularyFiles, _ settings: TrainingSettings) throws -> TrainingTexts {
        let normaliser = TitleNormaliser(language: "de")
        var forbidden: Set<String> = []
        for title in try files.titles() where title.role == .occupation {
            for text in [title.neutral, title.male, title.female] { forbidden.insert(normaliser.normal(text).text) }
        }
        var draft = try files.concepts()
        try files.addLabels(to: &draft, languages: nil)
        try files.addUnits(to: &draft) { $0.role != .occupation }
        return TrainingTexts(draft.finished(), forbidden: forbidden, bits: settings.bits)
    }
}
