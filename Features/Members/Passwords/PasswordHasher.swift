import Crypto
import Foundation
import LotseData

/// Hashes and checks passwords on threads of its own, a few at a time.
///
/// Each piece of work takes tens of mebibytes; more than `width` at once would take the machine's memory, and on an
/// event loop it would stop every other request.
package struct PasswordHasher: Sendable {
    package let cost: PasswordCost
    private let workers: Workers
    private let decoy: PasswordHash

    /// Too many sign-ins wait already; trying again later helps.
    package struct Overloaded: Error {}

    package init(cost: PasswordCost = .current, width: Int = 2) {
        self.cost = cost
        workers = Workers(width: width)
        decoy = PasswordHash(matchingNothing: cost, salt: Self.makeSalt())
    }

    package func hash(_ password: String) async throws -> PasswordHash {
        let cost = self.cost
        return try await workers.run { try PasswordHash(of: password, cost: cost, salt: Self.makeSalt()) }
    }

    /// Compares a password with what is kept; where nothing is kept, takes the same time and says no.
    package func matches(_ password: String, _ kept: PasswordHash?) async throws -> Bool {
        let hash = kept ?? decoy
        let isRight = try await workers.run { try hash.matches(password) }
        return isRight && kept != nil
    }

    private static func makeSalt() -> [UInt8] {
        SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
    }

    private final class Workers: Sendable {
        private static let patience = 200
        private let queue: OperationQueue

        init(width: Int) {
            queue = OperationQueue()
            queue.name = "lotse.passwords"
            queue.maxConcurrentOperationCount = width
        }

        func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
            guard queue.operationCount < Self.patience else { throw Overloaded() }
            return try await withCheckedThrowingContinuation { continuation in
                queue.addOperation { continuation.resume(with: Result { try work() }) }
            }
        }
    }
}
