// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/talk_likeness.h"

#include <array>

namespace mcprt {

namespace {

/// Logistic regression (L2 0.01) of the lines of tests/unit/data/small_talk.txt above "held out"
/// against searches, names and descriptions of tools, each of the two sides weighing the same.
constexpr std::array<float, kEmbeddingSize> kWeights{
    -4.028F, 0.458F,  0.604F,  1.217F,  0.474F,  0.612F,  -0.411F, -0.220F, 0.303F,  -0.224F,
    -0.406F, 0.453F,  -0.228F, 0.411F,  0.159F,  -0.920F, 0.007F,  0.117F,  0.596F,  -0.708F,
    0.754F,  -0.333F, 0.136F,  -0.044F, -0.067F, -1.115F, -0.288F, 0.510F,  -0.655F, -0.149F,
    -0.215F, 0.289F,  -0.175F, -0.195F, -0.916F, -0.135F, -0.013F, -0.608F, 0.068F,  -0.317F,
    -0.088F, -0.238F, -0.773F, 0.359F,  -0.108F, 0.031F,  0.896F,  0.344F,  -0.024F, -0.012F,
    1.006F,  -0.616F, 0.242F,  0.262F,  -0.138F, 0.240F,  -0.758F, -0.160F, -0.086F, 0.060F,
    -0.182F, -0.619F, -0.082F, -0.470F, 0.005F,  0.287F,  -0.112F, -0.262F, 0.038F,  0.051F,
    -0.168F, 0.388F,  -0.305F, -0.118F, -0.125F, 0.045F,  -0.225F, 0.380F,  0.442F,  -0.485F,
    -0.326F, 0.106F,  -0.582F, -0.774F, -0.038F, 0.471F,  0.777F,  0.209F,  -0.274F, 0.020F,
    -0.168F, 0.026F,  0.209F,  0.457F,  0.002F,  0.526F,  -0.243F, -0.172F, -0.184F, -0.194F,
    -0.402F, -0.120F, 0.098F,  0.400F,  -0.138F, 0.143F,  -0.262F, 0.105F,  -0.181F, 0.182F,
    -0.705F, -0.199F, 0.260F,  0.176F,  0.104F,  0.131F,  0.072F,  0.276F,  0.297F,  0.012F,
    -0.348F, -0.351F, -0.281F, -0.268F, 0.454F,  -0.124F, 0.108F,  0.387F,
};
constexpr float kBase = -0.285F;

} // namespace

float talkLikeness(const Embedding &text)
{
    float sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * float(text.values[i]);
    return kBase + sum * text.scale;
}

} // namespace mcprt
