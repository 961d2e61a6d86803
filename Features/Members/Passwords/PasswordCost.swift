/// How much work a guess at a password costs (scrypt, RFC 7914).
package struct PasswordCost: Hashable, Sendable {
    /// N as a power of two.
    package let logarithmOfRounds: Int
    /// The standard's r.
    package let blockSize: Int
    /// The standard's p.
    package let parallelism: Int

    package init(logarithmOfRounds: Int, blockSize: Int, parallelism: Int) {
        self.logarithmOfRounds = logarithmOfRounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// N = 2¹⁵, r = 8, p = 3: 32 MiB a guess, one of the settings that OWASP holds equal.
    package static let current = PasswordCost(logarithmOfRounds: 15, blockSize: 8, parallelism: 3)
    /// For tests and the demo region only.
    package static let light = PasswordCost(logarithmOfRounds: 4, blockSize: 1, parallelism: 1)

    package var rounds: Int { 1 << logarithmOfRounds }

    /// Whether a guess takes less memory or less work than the other setting asks for.
    package func isWeaker(than other: PasswordCost) -> Bool {
        let (memory, otherMemory) = (rounds * blockSize, other.rounds * other.blockSize)
        return memory < otherMemory || memory * parallelism < otherMemory * other.parallelism
    }

    /// Settings that a stored hash may name: more would let a damaged row stop the server.
    var isBearable: Bool {
        (1...20).contains(logarithmOfRounds) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
    }
}
