import Evidence
import Foundation
import Ledger
import Market
import Service
import Store

/// The end of the walk: everything is recomputed, taken away as a bundle, verified, and changed to see whether it shows.
extension DemoWalk {
    /// The ledger sums to zero, and chain, tree, ledger and files agree.
    func audit() async throws -> Bool {
        teller.step(10, zh: "对账与审计", en: "Ledger and audit")
        let sumMinor = try await balances().reduce(into: Int64(0)) { sum, balance in sum += balance.amount.minor }
        teller.say(
            zh: "所有账户之和：\(sumMinor) 分\(sumMinor == 0 ? "，一分不多一分不少" : " ✗")",
            en: "The sum over all accounts: \(sumMinor) fen\(sumMinor == 0 ? ", as it must be" : " ✗")")
        _ = try await marketplace.notary.checkpoint()
        do {
            let report = try await Audit(
                database: marketplace.database, blobs: marketplace.blobs, logKey: marketplace.keys.log.verifier
            ).run()
            teller.say(
                zh: "\(report.entries) 条记录、\(report.openings) 项内容、\(report.postings) 笔过账、\(report.files) 个文件：全部吻合",
                en:
                    "\(report.entries) entries, \(report.openings) values, \(report.postings) postings, \(report.files) files: all agree"
            )
            return sumMinor == 0
        } catch let fault as Audit.Fault {
            teller.say(zh: "✗ 不吻合：\(fault)", en: "✗ Does not agree: \(fault)")
            return false
        }
    }

    /// Writes the bundle of the trade beside the store.
    func export(_ trade: TradeID, _ member: MemberID) async throws -> URL {
        teller.step(11, zh: "导出证据包", en: "The buyer exports the bundle")
        let file = folder.appending(path: Self.bundleName)
        let writer = try await marketplace.bundle(of: trade, for: member)
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw Packing.Fault(description: "\(file.path) cannot be written")
        }
        let handle = try FileHandle(forWritingTo: file)
        try await writer.write { piece in try handle.write(contentsOf: piece) }
        try handle.close()
        teller.say(zh: "\(file.path)，\(writer.sizeBytes) 字节", en: "\(file.path), \(writer.sizeBytes) bytes")
        return file
    }

    /// What `chengxu verify` says of it, with the market's own keys.
    func verify(_ bundle: URL) throws -> Bool {
        teller.step(12, zh: "离线验证", en: "Offline verification")
        let keys = [marketplace.keys.log.verifier, marketplace.keys.record.verifier]
        for key in keys { teller.line("   --key \(key.encoded)") }
        let report = BundleVerifier.verify(try FileSource(path: bundle.path), trusting: keys)
        for line in VerifyReport(report, words: teller.words).lines { teller.line(line.isEmpty ? "" : "   \(line)") }
        return report.isIntact && report.trust == .trustedKeys && report.isTailProved
    }

    /// One byte is changed in a copy: the agreed price becomes another. True if the verifier finds it.
    func tamper(with bundle: URL) throws -> Bool {
        teller.step(13, zh: "改一个字节试试", en: "One byte is changed in a copy")
        var bytes = try Data(contentsOf: bundle)
        let price = Data(#""minor":"36000""#.utf8)
        let place = bytes.range(of: price).map { $0.upperBound - 6 } ?? bytes.count / 2
        bytes[place] ^= 1
        let copy = bundle.deletingLastPathComponent().appending(path: "bundle-changed.zip")
        try bytes.write(to: copy)
        let report = BundleVerifier.verify(
            try FileSource(path: copy.path), trusting: [marketplace.keys.log.verifier, marketplace.keys.record.verifier])
        teller.say(
            zh: "\(copy.lastPathComponent) 的第 \(place) 字节被改动；验证程序说：",
            en: "Byte \(place) of \(copy.lastPathComponent) was changed; the verifier says:")
        for finding in report.findings.prefix(4) { teller.line("   ✗ \(finding.member ?? "ZIP"): \(finding.fault)") }
        if report.isIntact { teller.say(zh: "✗ 没有发现改动！", en: "✗ The change was not found!") }
        return !report.isIntact
    }
}
