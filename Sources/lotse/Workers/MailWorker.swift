import Foundation
import Logging
import LotseCore
import LotseData
import LotseWeb
import ServiceLifecycle
import Subprocess
import SystemPackage

/// Takes letters out of the outbox and hands them over, again and again until each is delivered.
struct MailWorker: Service {
    private let outbox: Outbox
    private let settings: Settings
    private let logger: Logger

    init(_ installation: Installation) {
        outbox = Outbox(installation.store)
        settings = installation.settings
        logger = installation.logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await deliverDue()
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }

    /// Delivers what is due now.
    func deliverDue() async {
        do {
            for message in try await outbox.claim(Mail.kind) {
                do {
                    try await deliver(message)
                    try await outbox.delivered(message)
                } catch {
                    logger.warning("mail not delivered", metadata: ["attempt": "\(message.attempts)"])
                    try await outbox.failed(message)
                }
            }
        } catch {
            logger.error("outbox not readable", metadata: ["error": "\(type(of: error))"])
        }
    }

    private func deliver(_ message: OutboxMessage) async throws {
        let mail = try JSONDecoder().decode(Mail.self, from: Data(message.payload.utf8))
        let letter = Letter.text(mail, from: settings.mailFrom, id: message.id.text)
        switch settings.mail {
        case .files:
            let folder = settings.dataFolder.appending(path: "mail")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(letter.utf8).write(to: folder.appending(path: "\(message.id).eml"), options: .atomic)
        case .program(let program):
            let result = try await Subprocess.run(
                .path(.init(program)),
                arguments: ["-t", "-i"],
                input: .string(letter),
                output: .discarded
            )
            guard result.terminationStatus.isSuccess else { throw CocoaError(.fileWriteUnknown) }
        }
    }
}

/// A letter in the format that mail programs take (RFC 5322, RFC 2045 and 2047).
enum Letter {
    static func text(_ mail: Mail, from sender: String, id: String) -> String {
        let body = Data(mail.text.utf8).base64EncodedString(options: [.lineLength76Characters])
        return """
            From: \(line(sender))
            To: \(line(mail.to))
            Subject: =?UTF-8?B?\(Data(mail.subject.utf8).base64EncodedString())?=
            Message-ID: <\(id)@lotse>
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(body)

            """
    }

    /// A header line that cannot become two.
    private static func line(_ text: String) -> String {
        text.filter { !$0.isNewline }
    }
}
