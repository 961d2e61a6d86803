extension UInt64 {
    /// The last step of SplitMix64 (Steele, Lea and Flood 2014): one to one, and close numbers end far apart.
    var finished: UInt64 {
        var mixed = self
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
