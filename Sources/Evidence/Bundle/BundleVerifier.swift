/// Verifies a bundle: offline, without the server it came from and without trusting who runs it.
public enum BundleVerifier {
    /// Reads the whole bundle once, a piece at a time, and reports what it proves and everything that is wrong.
    ///
    /// With `trusting` the checkpoint and the manifest must be signed by one of those keys. Without, the keys that came in
    /// the bundle are used, and the report's `trust` says so. `stoppingAtFirst` returns as soon as something is wrong, for
    /// those who only want to know whether. `progress` gets the bytes done and the bytes in all.
    public static func verify(
        _ source: some BundleSource, trusting trusted: [VerifierKey]? = nil, stoppingAtFirst: Bool = false,
        progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) -> BundleReport {
        var reading = BundleReading(source: source, stopsAtFirst: stoppingAtFirst)
        reading.run(progress)
        guard reading.isArchive, !stoppingAtFirst || reading.findings.isEmpty else {
            var report = BundleReport()
            report.findings = reading.findings
            report.sizeBytes = source.size
            return report
        }
        var check = BundleCheck(
            members: reading.kept, files: reading.files, trusted: trusted, smallFiles: reading.smallFiles)
        check.run()
        var report = check.report
        report.findings = reading.findings + report.findings
        report.sizeBytes = source.size
        return report
    }
}
