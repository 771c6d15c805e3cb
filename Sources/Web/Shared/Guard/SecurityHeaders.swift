import HTTPTypes

/// The header fields that tell a browser how little a page of ours needs.
struct SecurityHeaders: Sendable {
    private let common: [HTTPField]
    private let policyOfPages: HTTPField

    /// - Parameters:
    ///   - isSecure: the site is reached by https.
    ///   - formOrigins: foreign origins a form may lead to, such as the payment gateway's page.
    /// Source: CSP Level 3; a form that is answered with a redirect is checked against `form-action` again.
    init(isSecure: Bool, formOrigins: [String]) {
        let forms = (["'self'"] + formOrigins).joined(separator: " ")
        policyOfPages = HTTPField(
            name: .contentSecurityPolicy,
            value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action \(forms); base-uri 'none'; frame-ancestors 'none'")
        var common = [
            HTTPField(name: .xContentTypeOptions, value: "nosniff"),
            HTTPField(name: .referrerPolicy, value: "same-origin"),
            HTTPField(name: .crossOriginOpenerPolicy, value: "same-origin"),
            HTTPField(name: .crossOriginResourcePolicy, value: "same-origin"),
            HTTPField(
                name: .permissionsPolicy,
                value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"),
        ]
        if isSecure {
            common.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000; includeSubDomains"))
        }
        self.common = common
    }

    /// What files that members uploaded are served with: no script, no form, no origin of ours.
    static let policyOfUploads = "default-src 'none'; style-src 'none'; sandbox"

    /// Adds the fields; a policy the answer has already is left.
    func add(to headers: inout HTTPFields) {
        for field in common where !headers.contains(field.name) { headers.append(field) }
        if !headers.contains(.contentSecurityPolicy) { headers.append(policyOfPages) }
    }
}
