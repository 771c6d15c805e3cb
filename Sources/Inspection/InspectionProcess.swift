import CArchive
import Foundation
import Glibc
import Market

/// The whole life of the process that reads one artefact: it lays down what it does not need, reads the file that it was
/// handed, writes the answer as JSON, and ends.
package enum InspectionProcess {
    /// The word before each line of progress on the standard error: `progress 1048576 12` are packed bytes and files.
    package static let progressWord = "progress"

    /// Reads the file on the standard input. Returns the exit status: 0 if an answer was written, whatever it says.
    package static func run() -> Int32 {
        // What needs files is done before there are none: names in UTF-8, the table for Chinese names.
        setlocale(LC_CTYPE, "C.UTF-8")
        ChineseText.prepare()
        let encoder = JSONEncoder()
        let refused = chengxu_confine(UInt64(Inspected.Limits.memoryBytes), UInt64(Inspected.Limits.cpuSeconds))
        guard refused == 0 else {
            say("cannot be confined: \(refused)\n")
            return 71
        }
        var told = -1
        let inspected = ArchiveReading.read(STDIN_FILENO) { bytesRead, files in
            let mebibytes = Int(bytesRead >> 20)
            if mebibytes != told { say("\(progressWord) \(bytesRead) \(files)\n") }
            told = mebibytes
        }
        do {
            return writeAll(Array(try encoder.encode(inspected)), to: STDOUT_FILENO) ? 0 : 74
        } catch {
            return 70
        }
    }

    /// Lists the files in the archive on the standard input, each with its hash. Returns the exit status: 0 if all are listed.
    package static func runListing() -> Int32 {
        setlocale(LC_CTYPE, "C.UTF-8")
        ChineseText.prepare()
        let refused = chengxu_confine(UInt64(Inspected.Limits.memoryBytes), UInt64(Inspected.Limits.cpuSeconds))
        guard refused == 0 else {
            say("cannot be confined: \(refused)\n")
            return 71
        }
        guard let listing = ArchiveReading.listing(STDIN_FILENO) else { return 65 }
        return writeAll(listing, to: STDOUT_FILENO) ? 0 : 74
    }

    /// Makes of the picture on the standard input the three that are shown. Writes a line of JSON and their bytes.
    package static func runPicture() -> Int32 {
        let refused = chengxu_confine(UInt64(Inspected.Limits.memoryBytes), UInt64(PictureFacts.Limits.wallSeconds))
        guard refused == 0 else {
            say("cannot be confined: \(refused)\n")
            return 71
        }
        var pictures: [[UInt8]] = []
        let answer: PictureAnswer
        do throws(PictureFault) {
            let reading = try PictureReading(readAll(bytesMax: PictureFacts.Limits.bytesMax))
            pictures = [reading.full, reading.middle, reading.small]
            answer = PictureAnswer(fault: nil, facts: reading.facts, sizesBytes: pictures.map(\.count))
        } catch {
            answer = PictureAnswer(fault: error.fault, facts: nil, sizesBytes: [])
        }
        do {
            let line = Array(try JSONEncoder().encode(answer)) + [UInt8(ascii: "\n")]
            for part in [line] + pictures where !writeAll(part, to: STDOUT_FILENO) { return 74 }
            return 0
        } catch {
            return 70
        }
    }

    /// Reads the codes in the picture on the standard input. Writes what they say as JSON.
    package static func runCodes() -> Int32 {
        let encoder = JSONEncoder()
        let refused = chengxu_confine(UInt64(Inspected.Limits.memoryBytes), UInt64(PictureFacts.Limits.wallSeconds))
        guard refused == 0 else {
            say("cannot be confined: \(refused)\n")
            return 71
        }
        let answer: PictureCodes
        do throws(PictureFault) {
            let reading = try CodeReading(readAll(bytesMax: PictureFacts.Limits.bytesMax))
            answer = PictureCodes(fault: nil, texts: reading.texts)
        } catch {
            answer = PictureCodes(fault: error.fault, texts: [])
        }
        do {
            return writeAll(Array(try encoder.encode(answer)), to: STDOUT_FILENO) ? 0 : 74
        } catch {
            return 70
        }
    }

    /// Reads the e-mail on the standard input, and checks its signature against that key. Writes what it says as JSON.
    package static func runMail(key: String?) -> Int32 {
        MailReader.prepare()
        ChineseText.prepare()
        let encoder = JSONEncoder()
        let refused = chengxu_confine(UInt64(Inspected.Limits.memoryBytes), UInt64(MailReading.Limits.wallSeconds))
        guard refused == 0 else {
            say("cannot be confined: \(refused)\n")
            return 71
        }
        let bytes = readAll(bytesMax: MailReading.Limits.bytesMax + 1)
        do {
            return writeAll(Array(try encoder.encode(MailReader.read(bytes, key: key))), to: STDOUT_FILENO) ? 0 : 74
        } catch {
            return 70
        }
    }

    /// The whole standard input, of which no more than so many bytes may come.
    private static func readAll(bytesMax: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytesMax) { buffer, count in
            while count < bytesMax {
                let got = read(STDIN_FILENO, buffer.baseAddress.map { $0 + count }, bytesMax - count)
                if got < 0, errno == EINTR { continue }
                if got <= 0 { return }
                count += got
            }
        }
    }

    private static func say(_ line: String) { _ = writeAll(Array(line.utf8), to: STDERR_FILENO) }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            done += written
        }
        return true
    }
}
