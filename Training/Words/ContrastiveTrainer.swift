import Foundation
import LotseCore
import LotseMatching

/// Learns vectors of buckets so that two texts of one group point the same way and all others elsewhere (InfoNCE).
///
/// In each step as many pairs as the batch has: each text must find its partner among all partners of the batch, in both
/// directions. Plain stochastic descent with a step that gets smaller for buckets that have moved much (AdaGrad, one
/// number a bucket). One thread, so that the same seed gives the same bytes.
final class ContrastiveTrainer {
    private typealias Lanes = SIMD8<Float>

    private let texts: TrainingTexts
    private let settings: TrainingSettings
    private let width = WordEncoder.dimension / 8
    private var random: SplitMix64
    /// `width` for each bucket.
    private let vectors: UnsafeMutablePointer<Lanes>
    private let moved: UnsafeMutablePointer<Float>
    /// Texts of the batch: their buckets, sums turned to length one, lengths, and gradients.
    private var bags: [[UInt32]]
    private let directions: UnsafeMutablePointer<Lanes>
    private let gradients: UnsafeMutablePointer<Lanes>
    private let lengths: UnsafeMutablePointer<Float>
    private let logits: UnsafeMutablePointer<Float>
    private let pulls: UnsafeMutablePointer<Float>
    private let row: UnsafeMutablePointer<Float>
    private var pairs: [TrainingTexts.Pair] = []

    init(_ texts: TrainingTexts, _ settings: TrainingSettings) {
        (self.texts, self.settings) = (texts, settings)
        random = SplitMix64(seed: settings.seed)
        let (buckets, batch) = (1 << settings.bits, settings.batch)
        vectors = .allocate(capacity: buckets * width)
        directions = .allocate(capacity: 2 * batch * width)
        gradients = .allocate(capacity: 2 * batch * width)
        for place in 0..<(buckets * width) {
            var lanes = Lanes()
            for lane in 0..<8 { lanes[lane] = Float.random(in: -settings.start...settings.start, using: &random) }
            vectors.advanced(by: place).initialize(to: lanes)
        }
        directions.initialize(repeating: .zero, count: 2 * batch * width)
        gradients.initialize(repeating: .zero, count: 2 * batch * width)
        moved = .allocate(capacity: buckets)
        moved.initialize(repeating: 1e-8, count: buckets)
        bags = [[UInt32]](repeating: [], count: 2 * batch)
        lengths = .allocate(capacity: 2 * batch)
        lengths.initialize(repeating: 0, count: 2 * batch)
        logits = .allocate(capacity: batch * batch)
        logits.initialize(repeating: 0, count: batch * batch)
        pulls = .allocate(capacity: batch * batch)
        pulls.initialize(repeating: 0, count: batch * batch)
        row = .allocate(capacity: batch)
        row.initialize(repeating: 0, count: batch)
    }

    deinit {
        vectors.deallocate()
        directions.deallocate()
        gradients.deallocate()
        moved.deallocate()
        lengths.deallocate()
        logits.deallocate()
        pulls.deallocate()
        row.deallocate()
    }

    /// The vectors as they are now, `WordEncoder.dimension` numbers a bucket.
    func snapshot() -> [Float] {
        var numbers: [Float] = []
        numbers.reserveCapacity((1 << settings.bits) * WordEncoder.dimension)
        for place in 0..<((1 << settings.bits) * width) {
            for lane in 0..<8 { numbers.append(vectors[place][lane]) }
        }
        return numbers
    }

    /// One step; returns the loss: the logarithm of how many texts the right one is confused with.
    func step(_ number: Int) -> Float {
        pairs = (0..<settings.batch).map { _ in texts.pair(&random) }
        for index in 0..<settings.batch {
            fill(index, text: pairs[index].one)
            fill(settings.batch + index, text: pairs[index].other)
        }
        let loss = compare()
        spreadPulls()
        let rate = settings.rate * (1 - Float(number) / Float(settings.steps))
        for index in 0..<(2 * settings.batch) { move(index, rate: rate) }
        return loss
    }

    /// Sums up the vectors of a text's buckets, some of them left out, so that no bucket is relied on alone.
    private func fill(_ index: Int, text: Int) {
        var bag: [UInt32] = []
        bag.reserveCapacity(texts.starts[text + 1] - texts.starts[text])
        let (buckets, rate) = (texts.buckets, settings.dropped)
        let target = directions + index * width
        for part in 0..<width { target[part] = .zero }
        for place in texts.starts[text]..<texts.starts[text + 1] {
            if Float.random(in: 0..<1, using: &random) < rate { continue }
            let bucket = buckets[place]
            bag.append(bucket)
            let source = vectors + Int(bucket) * width
            for part in 0..<width { target[part] += source[part] }
        }
        bags[index] = bag
        var square: Float = 1e-12
        for part in 0..<width { square += (target[part] * target[part]).sum() }
        lengths[index] = square.squareRoot()
        for part in 0..<width { target[part] *= 1 / lengths[index] }
    }

    /// Fills `pulls`: how much each pair of texts of the batch must come nearer (below 0) or go apart.
    private func compare() -> Float {
        let batch = settings.batch
        for one in 0..<batch {
            let left = directions + one * width
            for other in 0..<batch {
                let right = directions + (batch + other) * width
                var sum = Lanes.zero
                for part in 0..<width { sum += left[part] * right[part] }
                logits[one * batch + other] = isSame(one, other) ? -.infinity : sum.sum() / settings.temperature
            }
        }
        for place in 0..<(batch * batch) { pulls[place] = 0 }
        var loss: Float = 0
        for one in 0..<batch {
            loss += softmax(from: one * batch, by: 1, right: one)
            loss += softmax(from: one, by: batch, right: one)
        }
        return loss / Float(2 * batch)
    }

    /// Whether two different pairs may not be told apart, because they mean the same.
    private func isSame(_ one: Int, _ other: Int) -> Bool {
        one != other && pairs[one].key == pairs[other].key
    }

    /// The loss of finding one text among the others, all along a row or a column of `logits`.
    private func softmax(from start: Int, by stride: Int, right: Int) -> Float {
        let batch = settings.batch
        var most = -Float.infinity
        for index in 0..<batch { most = max(most, logits[start + index * stride]) }
        var total: Float = 0
        for index in 0..<batch {
            row[index] = expf(logits[start + index * stride] - most)
            total += row[index]
        }
        let unit = 1 / (settings.temperature * Float(2 * batch))
        for index in 0..<batch { pulls[start + index * stride] += row[index] / total * unit }
        pulls[start + right * stride] -= unit
        return logf(total) + most - logits[start + right * stride]
    }

    private func spreadPulls() {
        let batch = settings.batch
        for part in 0..<(2 * batch * width) { gradients[part] = .zero }
        for one in 0..<batch {
            let (left, leftPull) = (directions + one * width, gradients + one * width)
            for other in 0..<batch {
                let pull = pulls[one * batch + other]
                guard pull.magnitude > 1e-7 else { continue }
                let (right, rightPull) = (directions + (batch + other) * width, gradients + (batch + other) * width)
                for part in 0..<width {
                    leftPull[part] += right[part] * pull
                    rightPull[part] += left[part] * pull
                }
            }
        }
    }

    /// Moves the vectors of a text's buckets against its gradient, which first loses what would change the length only.
    private func move(_ index: Int, rate: Float) {
        let (direction, gradient) = (directions + index * width, gradients + index * width)
        var along = Lanes.zero
        for part in 0..<width { along += direction[part] * gradient[part] }
        let length = along.sum()
        var square: Float = 0
        for part in 0..<width {
            gradient[part] = (gradient[part] - direction[part] * length) / lengths[index]
            square += (gradient[part] * gradient[part]).sum()
        }
        let mean = square / Float(WordEncoder.dimension)
        for bucket in bags[index] {
            moved[Int(bucket)] += mean
            let scale = rate / moved[Int(bucket)].squareRoot()
            let target = vectors + Int(bucket) * width
            for part in 0..<width { target[part] -= gradient[part] * scale }
        }
    }
}
