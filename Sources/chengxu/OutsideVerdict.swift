import Evidence

/// What a receipt or a checkpoint that somebody has from elsewhere says of a bundle, in words, and how much it weighs.
struct OutsideVerdict {
    /// From what is well to what is worst.
    enum Weight: Int32, Comparable {
        case holds, outdated, contradicted

        static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }

        var exitCode: Int32 {
            switch self {
            case .holds: 0
            case .outdated: 2
            case .contradicted: 1
            }
        }
    }

    let weight: Weight
    let zh: String
    let en: String

    init(_ standing: CheckpointStanding) {
        switch standing {
        case .same:
            (weight, zh, en) = (.holds, "✓ 您的检查点就是包里的检查点。", "✓ Your checkpoint is the bundle's own.")
        case .bundleIsNewer:
            (weight, zh, en) = (
                .holds, "✓ 您的检查点比包里的早；日志此后只增不改，要用一致性证明另行核对。",
                "✓ Your checkpoint is earlier than the bundle's; that the log only grew since, a consistency proof shows."
            )
        case .bundleIsOlder:
            (weight, zh, en) = (
                .outdated, "✗ 这份包比您的检查点旧：之后可能还有记录。请索取新的证据包。",
                "✗ The bundle is older than your checkpoint: there may be later entries. Ask for a newer bundle."
            )
        case .splitView:
            (weight, zh, en) = (
                .contradicted, "✗ 同一日志、同样大小，平台却签了两个不同的检查点：给不同的人看了不同的日志。请保留两份，这本身就是证据。",
                "✗ For one size of one log two different checkpoints were signed: it was shown to people in two ways. Keep both; they are evidence themselves."
            )
        case .otherLog:
            (weight, zh, en) = (.contradicted, "✗ 您的检查点属于另一个日志。", "✗ Your checkpoint is of another log.")
        case .notSigned:
            (weight, zh, en) = (
                .contradicted, "✗ 您的检查点不是由这份包的日志密钥签名的。", "✗ Your checkpoint is not signed by the key of this bundle's log."
            )
        }
    }

    init(_ standing: ReceiptStanding, of receipt: SignedReceipt, in report: BundleReport) {
        let number = receipt.sequence
        switch standing {
        case .matches:
            (weight, zh, en) = (
                .holds, "✓ 回执与第 \(number) 条记录一致。", "✓ The receipt is of entry #\(number), as it stands in the bundle."
            )
        case .otherStream:
            (weight, zh, en) = (
                .contradicted, "✗ 回执属于另一份卷宗（\(receipt.stream)）。", "✗ The receipt is of another case file (\(receipt.stream))."
            )
        case .notSigned:
            (weight, zh, en) = (
                .contradicted, "✗ 回执不是由这份包的密钥签名的，对它什么也证明不了。",
                "✗ The receipt is not signed by this bundle's key and proves nothing against it."
            )
        case .entryDiffers:
            (weight, zh, en) = (
                .contradicted, "✗ 平台为第 \(number) 条记录签过回执，包里这一条却是别的内容。",
                "✗ The platform signed for entry #\(number), and the bundle has another in its place."
            )
        case .entryMissing where receipt.timeMs + Self.marginMs < report.headsCommittedAtMs ?? 0:
            (weight, zh, en) = (
                .contradicted, "✗ 平台为第 \(number) 条记录签过回执，后来的检查点里却没有它：记录被丢弃了。",
                "✗ The platform signed for entry #\(number), and its later checkpoint has no such entry: it was dropped."
            )
        case .entryMissing:
            (weight, zh, en) = (
                .outdated, "✗ 回执的第 \(number) 条记录不在包里：这份包比回执旧。请索取新的证据包。",
                "✗ Entry #\(number) of the receipt is not in the bundle, which is older than the receipt. Ask for a newer one."
            )
        }
    }

    /// How far the clocks of two servers of one platform may be apart, in milliseconds.
    private static let marginMs: Int64 = 60_000
}
