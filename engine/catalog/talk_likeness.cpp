// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/talk_likeness.h"

#include <array>

namespace mcprt {

namespace {

/// Logistic regression (L2) of the lines of tests/unit/data/small_talk.txt above "held out" against
/// names and descriptions of tools, searches, and short requests in ten languages, each as what it
/// means with its translation; the two sides weigh the same.
constexpr std::array<float, kEmbeddingSize> kWeights{
    -6.785F, -0.051F, 1.797F,  2.255F,  1.296F,  1.227F,  -0.827F, -0.334F, 0.623F,  -0.494F,
    -0.712F, 0.040F,  -1.059F, 0.860F,  0.625F,  -1.257F, 0.197F,  0.224F,  1.500F,  -1.227F,
    0.915F,  -1.185F, 0.308F,  0.628F,  -0.716F, -2.147F, -0.545F, 0.714F,  -1.419F, 0.007F,
    -0.095F, 0.589F,  -0.987F, -0.822F, -2.222F, 0.100F,  -0.027F, -0.547F, 0.334F,  -0.257F,
    -0.188F, -0.307F, -1.688F, 1.282F,  -0.207F, -0.029F, 1.564F,  0.934F,  -0.462F, -0.087F,
    2.276F,  -1.454F, 0.735F,  0.874F,  -0.804F, 0.705F,  -1.285F, -0.650F, 0.182F,  0.588F,
    0.048F,  -1.470F, -0.050F, -0.836F, -0.247F, 0.273F,  -0.561F, -0.573F, -0.410F, 0.065F,
    -0.224F, 1.180F,  -0.530F, -0.545F, -0.130F, -0.222F, -0.178F, 0.267F,  1.269F,  -0.327F,
    -0.828F, 0.703F,  -1.287F, -1.398F, -0.161F, 1.164F,  1.990F,  -0.075F, -0.235F, 0.638F,
    0.333F,  0.459F,  0.248F,  0.607F,  0.380F,  0.525F,  -0.064F, -0.632F, -0.743F, 0.397F,
    -1.194F, -0.451F, -0.261F, 0.731F,  -0.198F, 0.238F,  -1.345F, 1.037F,  -0.287F, 0.194F,
    -0.936F, 0.555F,  0.614F,  0.631F,  -0.254F, 0.570F,  0.579F,  0.601F,  0.821F,  0.373F,
    -0.773F, -0.511F, -0.087F, -0.166F, 1.276F,  0.604F,  -0.288F, 0.403F,
};
constexpr float kBase = -0.893F;

} // namespace

float talkLikeness(const Embedding &text)
{
    float sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * float(text.values[i]);
    return kBase + sum * text.scale;
}

} // namespace mcprt
