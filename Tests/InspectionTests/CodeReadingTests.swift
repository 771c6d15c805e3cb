import CGD
import Foundation
import Market
import Testing

@testable import Inspection

/// Pictures made by another program, `qrencode`, and by the library that unpacks them here.
@Suite struct CodeReadingTests {
    /// A QR code as PNG: modules of so many pixels.
    static func code(_ text: String, modulePixels: Int = 6, colours: (dark: String, light: String) = ("000000", "FFFFFF")) throws
        -> [UInt8]
    {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/qrencode")
        process.arguments = [
            "-t", "PNG", "-s", String(modulePixels), "--foreground=\(colours.dark)", "--background=\(colours.light)", "-o", "-",
            text,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(bytes)
    }

    @Test(arguments: ["https://u.wechat.com/kJ7dH2xxx", "wxp://f2f0abcdef", "加我微信 lin_code88", String(repeating: "长", count: 300)])
    func whatStandsInACodeIsRead(text: String) throws {
        #expect(try CodeReading(Self.code(text)).texts == [text])
    }

    @Test(arguments: [2, 3, 12]) func smallAndLargeOnes(modulePixels: Int) throws {
        #expect(try CodeReading(Self.code("https://t.me/lin", modulePixels: modulePixels)).texts == ["https://t.me/lin"])
    }

    @Test func otherColoursAndInverted() throws {
        #expect(try CodeReading(Self.code("wxp://a", colours: ("1AAD19", "FFFFFF"))).texts == ["wxp://a"])
        #expect(try CodeReading(Self.code("wxp://a", colours: ("FFFFFF", "000000"))).texts == ["wxp://a"])
    }

    /// A screenshot with a code in a corner, as JPEG.
    @Test func aCodeInALargerPicture() throws {
        var png = try Self.code("https://qm.qq.com/q/abc", modulePixels: 5)
        let code = try #require(gdImageCreateFromPngPtr(Int32(png.count), &png))
        defer { gdImageDestroy(code) }
        let screen = try #require(gdImageCreateTrueColor(1_170, 2_532))
        defer { gdImageDestroy(screen) }
        gdImageFilledRectangle(screen, 0, 0, 1_170, 2_532, 0xEDEDED)
        gdImageFilledRectangle(screen, 0, 0, 1_170, 160, 0x2E6BD9)
        gdImageCopy(screen, code, 700, 1_900, 0, 0, code.pointee.sx, code.pointee.sy)
        var count: Int32 = 0
        let bytes = try #require(gdImageJpegPtr(screen, &count, 70))
        defer { gdFree(bytes) }
        let reading = try CodeReading(Array(UnsafeRawBufferPointer(start: bytes, count: Int(count))))
        #expect(reading.texts == ["https://qm.qq.com/q/abc"])
    }

    @Test func aPictureWithoutCodesHasNone() throws {
        for format in PictureReadingTests.Format.allCases { #expect(try CodeReading(PictureReadingTests.made(format)).texts == []) }
    }

    @Test func whatIsNoPictureIsRefused() {
        #expect(throws: PictureFault.self) { try CodeReading(Array("<svg/>".utf8)) }
    }

    /// What is read is judged: the whole way from the pixels to the kind.
    @Test func whatIsReadIsJudged() throws {
        let bad = try CodeReading(Self.code("https://u.wechat.com/kJ7dH2xxx")).texts
        #expect(bad.flatMap { OffPlatformGuard.findings(inCode: $0) }.map(\.kind) == [.codePicture])
        let honest = try CodeReading(Self.code("https://demo.linshop.cn/admin")).texts
        #expect(honest.flatMap { OffPlatformGuard.findings(inCode: $0) }.isEmpty)
    }
}
