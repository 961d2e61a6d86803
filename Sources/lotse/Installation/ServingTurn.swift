import Foundation
import SystemPackage

/// The right to serve from a data folder's database file: one server has it at a time.
///
/// A second one would hand over the same letters and keep its own count of who asks too much. Commands work beside a
/// server; PostgreSQL lets several servers work together, so that nobody needs a turn there.
struct ServingTurn: Sendable, Equatable {
    private let descriptor: FileDescriptor

    /// Takes the turn; the kernel gives it back when the process ends, however it ends.
    ///
    /// - Parameter settings: of the installation.
    /// - Returns: the turn; nil where none is needed.
    /// - Throws: a `Problem` where another server has it.
    static func take(_ settings: Settings) throws -> ServingTurn? {
        guard settings.databaseURL == nil else { return nil }
        try settings.makeDataFolder()
        // A file of its own: closing any descriptor of the database file would give up SQLite's locks on it.
        let file = settings.dataFolder.appending(path: "lotse.serving").path
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                FilePath(file),
                .readWrite,
                options: [.create, .closeOnExec],
                permissions: [.ownerReadWrite]
            )
        } catch {
            throw Installation.Problem(description: "The file \(file) cannot be written: \(error).")
        }
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try? descriptor.close()
            throw Installation.Problem(
                description: "Another server serves from \(settings.dataFolder.path) already. Stop it first."
            )
        }
        return ServingTurn(descriptor: descriptor)
    }

    func leave() { try? descriptor.close() }
}
