/// The natural logarithm, the same to the bit on every machine.
enum Logarithm {
    /// - Parameter number: more than 0.
    /// - Returns: exact to about fifteen digits.
    static func natural(_ number: Double) -> Double {
        // number = significand × 2^exponent; ln m = 2 artanh((m − 1) / (m + 1)), a series that converges from 1 to 2.
        let ratio = (number.significand - 1) / (number.significand + 1)
        let square = ratio * ratio
        var (power, sum) = (ratio, 0.0)
        for odd in stride(from: 1.0, through: 31, by: 2) {
            sum += power / odd
            power *= square
        }
        return Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * sum
    }
}
